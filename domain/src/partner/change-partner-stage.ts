import type { Decision } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Moves a partner to another lifecycle stage. */
export interface ChangePartnerStage {
  readonly type: 'ChangePartnerStage';
  readonly data: { readonly partnerId: string; readonly stage: string };
}

export const changePartnerStage = (
  { data: { partnerId, stage } }: ChangePartnerStage,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> =>
  stage === partner.stage ? [] : [{ type: 'PartnerStageChanged', data: { partnerId, from: partner.stage, to: stage } }];
