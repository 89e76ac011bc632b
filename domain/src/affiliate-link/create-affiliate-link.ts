import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';
import type { AffiliateLinkRejection } from './affiliate-link.rejections.ts';
import type { AffiliateLink } from './affiliate-link.state.ts';

/** Makes a link that leads are counted by. */
export interface CreateAffiliateLink {
  readonly type: 'CreateAffiliateLink';
  readonly data: DataOf<AffiliateLinkEvent, 'AffiliateLinkCreated'>;
}

export const createAffiliateLink = (
  { data }: CreateAffiliateLink,
  link: AffiliateLink | undefined,
): Decision<AffiliateLinkEvent, AffiliateLinkRejection> =>
  link === undefined ? [{ type: 'AffiliateLinkCreated', data }] : reject('affiliate-link-already-exists');
