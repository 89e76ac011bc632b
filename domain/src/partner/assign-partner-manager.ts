import type { Decision } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Makes a member of the organization the partner's manager, or leaves it without one. */
export interface AssignPartnerManager {
  readonly type: 'AssignPartnerManager';
  readonly data: { readonly partnerId: string; readonly partnerManagerId: string | null };
}

export const assignPartnerManager = (
  { data: { partnerId, partnerManagerId } }: AssignPartnerManager,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> =>
  partnerManagerId === partner.partnerManagerId
    ? []
    : [{ type: 'PartnerManagerAssigned', data: { partnerId, from: partner.partnerManagerId, to: partnerManagerId } }];
