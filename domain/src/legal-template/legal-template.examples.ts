import type { DataOf } from '../kernel/decider.ts';
import type { CreateLegalTemplate } from './create-legal-template.ts';
import type { LegalTemplateEvent } from './legal-template.events.ts';

type Created = DataOf<LegalTemplateEvent, 'LegalTemplateCreated'>;

const created = (over: Partial<Created>): Created => ({
  templateId: 'template-1',
  name: 'NDA',
  description: 'Mutual, three years',
  roles: [
    { role: 'Partner', signedBy: 'partner', isRequired: true },
    { role: 'PartnerOS', signedBy: 'organization', isRequired: true },
  ],
  ...over,
});

export const createLegalTemplateCommand = (over: Partial<Created> = {}): CreateLegalTemplate => ({
  type: 'CreateLegalTemplate',
  data: created(over),
});

export const legalTemplateCreated = (over: Partial<Created> = {}): LegalTemplateEvent => ({
  type: 'LegalTemplateCreated',
  data: created(over),
});

export const legalTemplateRetired = (): LegalTemplateEvent => ({
  type: 'LegalTemplateRetired',
  data: { templateId: 'template-1' },
});
