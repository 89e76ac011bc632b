import type { DataOf } from '../kernel/decider.ts';
import type {
  AgreementSection,
  ApplicationContent,
  ApplicationField,
  ApplicationFormEvent,
} from './application-form.events.ts';
import type { CreateApplicationForm } from './create-application-form.ts';

const IDENTITY = { applicationFormId: 'form-1' };

/** A question for a text that nobody has to answer. */
export const fieldExample = (over: Partial<ApplicationField> = {}): ApplicationField => ({
  fieldKey: 'motivation',
  type: 'text',
  label: 'Why us?',
  helpText: null,
  required: false,
  options: [],
  partnerField: null,
  ...over,
});

/** The questions of a usual form. */
export const fieldExamples = (): ApplicationField[] => [
  fieldExample({ fieldKey: 'company', label: 'Company', required: true, partnerField: 'name' }),
  fieldExample({ fieldKey: 'website', label: 'Website', partnerField: 'domain' }),
  fieldExample({ fieldKey: 'firstName', label: 'First name', required: true, partnerField: 'contactFirstName' }),
  fieldExample({ fieldKey: 'lastName', label: 'Last name', required: true, partnerField: 'contactLastName' }),
  fieldExample({
    fieldKey: 'email',
    type: 'email',
    label: 'E-mail',
    required: true,
    partnerField: 'contactEmail',
  }),
  fieldExample({ fieldKey: 'size', type: 'choice', label: 'Size', options: ['1–10', '11–100'] }),
  fieldExample({ fieldKey: 'newsletter', type: 'checkbox', label: 'Newsletter' }),
];

/** A text that everybody has to agree to. */
export const sectionExample = (over: Partial<AgreementSection> = {}): AgreementSection => ({
  sectionId: 'terms',
  title: 'Terms',
  text: 'You play fair.',
  required: true,
  ...over,
});

const content = (over: Partial<ApplicationContent> = {}): ApplicationContent => ({
  title: 'Become a partner',
  introduction: null,
  submitLabel: 'Apply',
  confirmationMessage: 'Thank you, we will be in touch.',
  ...over,
});

type Created = DataOf<ApplicationFormEvent, 'ApplicationFormCreated'>;

const created = (over: Partial<Created>): Created => ({
  ...IDENTITY,
  name: 'Resellers',
  slug: 'resellers',
  fields: fieldExamples(),
  agreementSections: [sectionExample()],
  content: content(),
  ...over,
});

export const createApplicationFormCommand = (over: Partial<Created> = {}): CreateApplicationForm => ({
  type: 'CreateApplicationForm',
  data: created(over),
});

export const applicationFormCreated = (over: Partial<Created> = {}): ApplicationFormEvent => ({
  type: 'ApplicationFormCreated',
  data: created(over),
});

export const applicationFormUpdated = (
  changes: DataOf<ApplicationFormEvent, 'ApplicationFormUpdated'>['changes'],
): ApplicationFormEvent => ({ type: 'ApplicationFormUpdated', data: { ...IDENTITY, changes } });

export const applicationFieldsChanged = (fields: ApplicationField[], formVersion = 2): ApplicationFormEvent => ({
  type: 'ApplicationFieldsChanged',
  data: { ...IDENTITY, fields, formVersion },
});

export const agreementSectionsChanged = (
  agreementSections: AgreementSection[],
  formVersion = 2,
): ApplicationFormEvent => ({
  type: 'AgreementSectionsChanged',
  data: { ...IDENTITY, agreementSections, formVersion },
});

export const applicationContentChanged = (over: Partial<ApplicationContent>): ApplicationFormEvent => ({
  type: 'ApplicationContentChanged',
  data: { ...IDENTITY, content: content(over) },
});

export const applicationFormPublished = (
  over: Partial<DataOf<ApplicationFormEvent, 'ApplicationFormPublished'>> = {},
): ApplicationFormEvent => ({
  type: 'ApplicationFormPublished',
  data: { ...IDENTITY, slug: 'resellers', formVersion: 1, publishedAt: '2026-05-16T12:00:00.000Z', ...over },
});

export const applicationFormUnpublished = (): ApplicationFormEvent => ({
  type: 'ApplicationFormUnpublished',
  data: { ...IDENTITY, unpublishedAt: '2026-05-17T12:00:00.000Z' },
});
