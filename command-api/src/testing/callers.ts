/** The same owner in another organization. */
export const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;

/** Somebody who may only look. */
export const viewer = { userId: 'user-2', organizationId: 'org-1', role: 'viewer' } as const;

/** A partner's own person. */
export const personOf = (partnerId: string) =>
  ({ userId: `user-of-${partnerId}`, organizationId: 'org-1', role: 'partner', partnerId }) as const;
