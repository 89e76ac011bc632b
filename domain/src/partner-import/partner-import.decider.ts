import { type Decider, reject } from '../kernel/decider.ts';
import { type FailPartnerImport, failPartnerImport } from './fail-partner-import.ts';
import { type PartnerImportEvent, partnerImportEvents } from './partner-import.events.ts';
import type { PartnerImportRejection } from './partner-import.rejections.ts';
import { evolvePartnerImport, type PartnerImport } from './partner-import.state.ts';
import { type ProgressPartnerImport, progressPartnerImport } from './progress-partner-import.ts';
import { type StartPartnerImport, startPartnerImport } from './start-partner-import.ts';

export type PartnerImportCommand = FailPartnerImport | ProgressPartnerImport | StartPartnerImport;

export const partnerImport: Decider<PartnerImport, PartnerImportCommand, PartnerImportEvent, PartnerImportRejection> = {
  category: 'partnerImport',
  events: partnerImportEvents,
  evolve: evolvePartnerImport,
  decide: (command, state) => {
    if (command.type === 'StartPartnerImport') return startPartnerImport(command, state);
    if (state === undefined) return reject('partner-import-not-found');
    switch (command.type) {
      case 'FailPartnerImport':
        return failPartnerImport(command, state);
      case 'ProgressPartnerImport':
        return progressPartnerImport(command, state);
    }
  },
};
