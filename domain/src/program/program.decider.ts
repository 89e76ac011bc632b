import type { Decider } from '../kernel/decider.ts';
import { type ArchiveTier, archiveTier } from './archive-tier.ts';
import { type ArchiveTrack, archiveTrack } from './archive-track.ts';
import { type ChangeSegment, changeSegment } from './change-segment.ts';
import { type ChangeTrack, changeTrack } from './change-track.ts';
import { type DefineSegment, defineSegment } from './define-segment.ts';
import { type DefineTier, defineTier } from './define-tier.ts';
import { type DefineTrack, defineTrack } from './define-track.ts';
import { type PlacePartnerInSegment, placePartnerInSegment } from './place-partner-in-segment.ts';
import { type ProgramEvent, programEvents } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import { evolveProgram, NO_PROGRAM, type Program } from './program.state.ts';
import { type RemoveSegment, removeSegment } from './remove-segment.ts';
import { type RenameTier, renameTier } from './rename-tier.ts';
import { type ReorderTiers, reorderTiers } from './reorder-tiers.ts';
import { type ReorderTracks, reorderTracks } from './reorder-tracks.ts';
import { type SetTierEvaluation, setTierEvaluation } from './set-tier-evaluation.ts';
import { type SetTierRequirements, setTierRequirements } from './set-tier-requirements.ts';
import { type TakePartnerOutOfSegment, takePartnerOutOfSegment } from './take-partner-out-of-segment.ts';

export type ProgramCommand =
  | ArchiveTier
  | ArchiveTrack
  | ChangeSegment
  | ChangeTrack
  | DefineSegment
  | DefineTier
  | DefineTrack
  | PlacePartnerInSegment
  | RemoveSegment
  | RenameTier
  | ReorderTiers
  | ReorderTracks
  | SetTierEvaluation
  | SetTierRequirements
  | TakePartnerOutOfSegment;

/** One per organization, under the organization's id. */
export const program: Decider<Program, ProgramCommand, ProgramEvent, ProgramRejection> = {
  category: 'program',
  events: programEvents,
  evolve: evolveProgram,
  decide: (command, defined) => {
    const program = defined ?? NO_PROGRAM;
    switch (command.type) {
      case 'ArchiveTier':
        return archiveTier(command, program);
      case 'ArchiveTrack':
        return archiveTrack(command, program);
      case 'ChangeSegment':
        return changeSegment(command, program);
      case 'ChangeTrack':
        return changeTrack(command, program);
      case 'DefineSegment':
        return defineSegment(command, program);
      case 'DefineTier':
        return defineTier(command, program);
      case 'DefineTrack':
        return defineTrack(command, program);
      case 'PlacePartnerInSegment':
        return placePartnerInSegment(command, program);
      case 'RemoveSegment':
        return removeSegment(command, program);
      case 'RenameTier':
        return renameTier(command, program);
      case 'ReorderTiers':
        return reorderTiers(command, program);
      case 'ReorderTracks':
        return reorderTracks(command, program);
      case 'SetTierEvaluation':
        return setTierEvaluation(command, defined);
      case 'SetTierRequirements':
        return setTierRequirements(command, program);
      case 'TakePartnerOutOfSegment':
        return takePartnerOutOfSegment(command, program);
    }
  },
};
