/** Why a command on an affiliate link is refused. */
export type AffiliateLinkRejection = 'affiliate-link-already-exists' | 'affiliate-link-not-found';
