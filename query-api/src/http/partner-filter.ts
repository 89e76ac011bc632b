import type { FieldCondition } from '@partneros/domain';

/** The condition on `partnerId` of a list: what was asked for, within what a partner's own person may see. */
export const partnerFilter = (own: string | undefined, asked: string | undefined): FieldCondition | undefined => {
  if (own === undefined) return asked;
  return asked === undefined || asked === own ? own : { in: [] };
};

/** Does this belong to another partner than a partner's own person may see? */
export const isForeign = ({ partnerId }: { readonly partnerId: string | null }, own: string | undefined): boolean =>
  own !== undefined && own !== partnerId;
