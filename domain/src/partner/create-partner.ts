import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Takes a company into the programme, with the person we talk to. */
export interface CreatePartner {
  readonly type: 'CreatePartner';
  readonly data: DataOf<PartnerEvent, 'PartnerCreated'>;
}

export const createPartner = (
  { data }: CreatePartner,
  partner: Partner | undefined,
): Decision<PartnerEvent, PartnerRejection> =>
  partner === undefined ? [{ type: 'PartnerCreated', data }] : reject('partner-already-exists');
