import { type DataOf, evolution } from '../kernel/decider.ts';
import type { LegalTemplateEvent } from './legal-template.events.ts';

/** The statuses of a legal template. */
export const LEGAL_TEMPLATE_STATUSES = ['active', 'retired'] as const;

/** What agreements are made from, as callers see it, between its id and its version. */
export interface LegalTemplate extends Omit<DataOf<LegalTemplateEvent, 'LegalTemplateCreated'>, 'templateId'> {
  readonly status: (typeof LEGAL_TEMPLATE_STATUSES)[number];
}

export const evolveLegalTemplate = evolution<LegalTemplate, LegalTemplateEvent, 'LegalTemplateCreated'>(
  { LegalTemplateCreated: ({ templateId: _id, ...created }) => ({ ...created, status: 'active' }) },
  { LegalTemplateRetired: (template) => ({ ...template, status: 'retired' }) },
);
