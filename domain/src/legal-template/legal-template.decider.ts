import { type Decider, reject } from '../kernel/decider.ts';
import { type CreateLegalTemplate, createLegalTemplate } from './create-legal-template.ts';
import { type LegalTemplateEvent, legalTemplateEvents } from './legal-template.events.ts';
import type { LegalTemplateRejection } from './legal-template.rejections.ts';
import { evolveLegalTemplate, type LegalTemplate } from './legal-template.state.ts';
import { type RetireLegalTemplate, retireLegalTemplate } from './retire-legal-template.ts';
import { type UploadLegalTemplate, uploadLegalTemplate } from './upload-legal-template.ts';

export type LegalTemplateCommand = CreateLegalTemplate | UploadLegalTemplate | RetireLegalTemplate;

export const legalTemplate: Decider<LegalTemplate, LegalTemplateCommand, LegalTemplateEvent, LegalTemplateRejection> = {
  category: 'legalTemplate',
  events: legalTemplateEvents,
  evolve: evolveLegalTemplate,
  decide: (command, template) => {
    if (command.type === 'CreateLegalTemplate') return createLegalTemplate(command, template);
    if (command.type === 'UploadLegalTemplate') return uploadLegalTemplate(command, template);
    if (template === undefined) return reject('legal-template-not-found');
    switch (command.type) {
      case 'RetireLegalTemplate':
        return retireLegalTemplate(command, template);
    }
  },
};
