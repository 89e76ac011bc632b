import { type Decider, reject } from '../kernel/decider.ts';
import { type ChangePartnerStage, changePartnerStage } from './change-partner-stage.ts';
import { type CreatePartner, createPartner } from './create-partner.ts';
import { type PartnerEvent, partnerEvents } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import { evolvePartner, type Partner } from './partner.state.ts';

export type PartnerCommand = CreatePartner | ChangePartnerStage;

export const partner: Decider<Partner, PartnerCommand, PartnerEvent, PartnerRejection> = {
  category: 'partner',
  events: partnerEvents,
  evolve: evolvePartner,
  decide: (command, partner) => {
    if (command.type === 'CreatePartner') return createPartner(command, partner);
    if (partner === undefined) return reject('partner-not-found');
    if (partner.status === 'archived') return reject('partner-archived');
    switch (command.type) {
      case 'ChangePartnerStage':
        return changePartnerStage(command, partner);
    }
  },
};
