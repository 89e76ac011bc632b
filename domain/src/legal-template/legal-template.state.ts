import { type DataOf, evolution } from '../kernel/decider.ts';
import type { LegalTemplateEvent } from './legal-template.events.ts';

/** The statuses of a legal template. */
export const LEGAL_TEMPLATE_STATUSES = ['active', 'retired'] as const;

type Uploaded = DataOf<LegalTemplateEvent, 'LegalTemplateUploaded'>;

/** What agreements are made from, as callers see it, between its id and its version. */
export interface LegalTemplate extends Pick<Uploaded, 'name' | 'description' | 'scope' | 'roles' | 'fields'> {
  /** Whom it is for; `null`: for every partner. */
  readonly partnerId: string | null;
  /** `null` for one that is kept elsewhere. */
  readonly document: Uploaded['document'] | null;
  readonly signing: Uploaded['signing'] | null;
  readonly status: (typeof LEGAL_TEMPLATE_STATUSES)[number];
}

export const evolveLegalTemplate = evolution<
  LegalTemplate,
  LegalTemplateEvent,
  'LegalTemplateCreated' | 'LegalTemplateUploaded'
>(
  {
    LegalTemplateCreated: ({ templateId: _id, ...created }) => ({
      ...created,
      scope: 'reusable',
      fields: [],
      partnerId: null,
      document: null,
      signing: null,
      status: 'active',
    }),
    LegalTemplateUploaded: ({ templateId: _id, ...uploaded }) => ({ ...uploaded, status: 'active' }),
  },
  { LegalTemplateRetired: (template) => ({ ...template, status: 'retired' }) },
);
