const EXTERNAL_ID = /^([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,64})\/\d{1,3}$/;

/** Whose agreement somebody signs. */
export interface SignedAgreement {
  readonly organizationId: string;
  readonly agreementId: string;
}

/** What we call who signs in a role, by the role's place. */
export const externalIdOf = ({ organizationId, agreementId }: SignedAgreement, index: number): string =>
  `${organizationId}/${agreementId}/${index}`;

/** Whose agreement somebody signs whom we have called so; `undefined` for whom we have not. */
export const signedBy = (externalId: string | null | undefined): SignedAgreement | undefined => {
  const [, organizationId, agreementId] = EXTERNAL_ID.exec(externalId ?? '') ?? [];
  return organizationId === undefined || agreementId === undefined ? undefined : { organizationId, agreementId };
};
