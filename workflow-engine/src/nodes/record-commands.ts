import {
  deal,
  type JsonObject,
  type Message,
  type Partially,
  type PartnerProfile,
  partner,
  recordChanges,
} from '@partneros/domain';
import type { StepCommand } from './execute-in-turn.ts';

/** The commands by which a record is changed as an `update_record` step says. */
export const commandsOnRecord = (
  entity: 'partner' | 'deal',
  id: string,
  changes: JsonObject,
): readonly StepCommand[] =>
  entity === 'deal'
    ? [
        {
          decider: deal,
          id,
          command: { type: 'UpdateDeal', data: { dealId: id, changes: recordChanges.deal.parse(changes) } },
        },
      ]
    : onPartner(id, changes).map((command) => ({ decider: partner, id, command }));

const onPartner = (partnerId: string, changes: JsonObject): readonly Message[] => {
  const { stage, tier, partnerManagerId, tags, ...profile } = recordChanges.partner.parse(changes);
  const commands: (Message | undefined)[] = [
    Object.keys(profile).length > 0
      ? { type: 'UpdatePartner', data: { partnerId, changes: profile satisfies Partially<PartnerProfile> } }
      : undefined,
    stage === undefined ? undefined : { type: 'ChangePartnerStage', data: { partnerId, stage } },
    tier === undefined ? undefined : { type: 'AssignPartnerTier', data: { partnerId, tier, source: 'automatic' } },
    partnerManagerId === undefined
      ? undefined
      : { type: 'AssignPartnerManager', data: { partnerId, partnerManagerId } },
    tags === undefined ? undefined : { type: 'TagPartner', data: { partnerId, tags } },
  ];
  return commands.filter((command) => command !== undefined);
};
