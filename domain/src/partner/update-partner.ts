import type { Decision } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { PartnerEvent, PartnerProfile } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Corrects what is known of the company. Only what is given and differs is recorded. */
export interface UpdatePartner {
  readonly type: 'UpdatePartner';
  readonly data: { readonly partnerId: string; readonly changes: Partially<PartnerProfile> };
}

export const updatePartner = (
  { data: { partnerId, changes: wanted } }: UpdatePartner,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  const changes = changesOf<PartnerProfile>(partner, wanted);
  return Object.keys(changes).length === 0 ? [] : [{ type: 'PartnerProfileUpdated', data: { partnerId, changes } }];
};
