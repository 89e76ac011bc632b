import { type Decider, reject } from '../kernel/decider.ts';
import { type AddContact, addContact } from './add-contact.ts';
import { type ArchivePartner, archivePartner } from './archive-partner.ts';
import { type AssignPartnerManager, assignPartnerManager } from './assign-partner-manager.ts';
import { type AssignPartnerTier, assignPartnerTier } from './assign-partner-tier.ts';
import { type ChangePartnerStage, changePartnerStage } from './change-partner-stage.ts';
import { type CompletePortalOnboarding, completePortalOnboarding } from './complete-portal-onboarding.ts';
import { type CompletePortalOnboardingStep, completePortalOnboardingStep } from './complete-portal-onboarding-step.ts';
import { type CreatePartner, createPartner } from './create-partner.ts';
import { type EvaluatePartnerTier, evaluatePartnerTier } from './evaluate-partner-tier.ts';
import { type LogActivity, logActivity } from './log-activity.ts';
import { type PartnerEvent, partnerEvents } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import { evolvePartner, type Partner } from './partner.state.ts';
import { type PinPartnerTier, pinPartnerTier } from './pin-partner-tier.ts';
import { type RecordPartnerScores, recordPartnerScores } from './record-partner-scores.ts';
import { type RemoveContact, removeContact } from './remove-contact.ts';
import { type SetPrimaryContact, setPrimaryContact } from './set-primary-contact.ts';
import { type TagPartner, tagPartner } from './tag-partner.ts';
import { type UnpinPartnerTier, unpinPartnerTier } from './unpin-partner-tier.ts';
import { type UpdateContact, updateContact } from './update-contact.ts';
import { type UpdatePartner, updatePartner } from './update-partner.ts';

export type PartnerCommand =
  | AddContact
  | ArchivePartner
  | AssignPartnerManager
  | AssignPartnerTier
  | ChangePartnerStage
  | CompletePortalOnboarding
  | CompletePortalOnboardingStep
  | CreatePartner
  | EvaluatePartnerTier
  | LogActivity
  | PinPartnerTier
  | RecordPartnerScores
  | RemoveContact
  | SetPrimaryContact
  | TagPartner
  | UnpinPartnerTier
  | UpdateContact
  | UpdatePartner;

export const partner: Decider<Partner, PartnerCommand, PartnerEvent, PartnerRejection> = {
  category: 'partner',
  events: partnerEvents,
  evolve: evolvePartner,
  decide: (command, partner) => {
    if (command.type === 'CreatePartner') return createPartner(command, partner);
    if (partner === undefined) return reject('partner-not-found');
    if (command.type === 'ArchivePartner') return archivePartner(command, partner);
    if (partner.status === 'archived') return reject('partner-archived');
    switch (command.type) {
      case 'AddContact':
        return addContact(command, partner);
      case 'AssignPartnerManager':
        return assignPartnerManager(command, partner);
      case 'AssignPartnerTier':
        return assignPartnerTier(command, partner);
      case 'ChangePartnerStage':
        return changePartnerStage(command, partner);
      case 'CompletePortalOnboarding':
        return completePortalOnboarding(command, partner);
      case 'CompletePortalOnboardingStep':
        return completePortalOnboardingStep(command, partner);
      case 'EvaluatePartnerTier':
        return evaluatePartnerTier(command, partner);
      case 'LogActivity':
        return logActivity(command);
      case 'PinPartnerTier':
        return pinPartnerTier(command, partner);
      case 'RecordPartnerScores':
        return recordPartnerScores(command);
      case 'RemoveContact':
        return removeContact(command, partner);
      case 'SetPrimaryContact':
        return setPrimaryContact(command, partner);
      case 'TagPartner':
        return tagPartner(command, partner);
      case 'UnpinPartnerTier':
        return unpinPartnerTier(command, partner);
      case 'UpdateContact':
        return updateContact(command, partner);
      case 'UpdatePartner':
        return updatePartner(command, partner);
    }
  },
};
