import { evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type {
  AgreementSection,
  ApplicationContent,
  ApplicationField,
  ApplicationFormEvent,
  FormBanner,
} from './application-form.events.ts';

/** A form takes applications while it is published. */
export const APPLICATION_FORM_STATUSES = ['draft', 'published', 'unpublished'] as const;

/** An application form as callers see it, between its id and its version. */
export interface ApplicationForm {
  readonly name: string;
  readonly slug: string;
  readonly fields: readonly ApplicationField[];
  readonly agreementSections: readonly AgreementSection[];
  readonly content: ApplicationContent;
  /** Counts the changes of fields and agreements. */
  readonly formVersion: number;
  readonly status: (typeof APPLICATION_FORM_STATUSES)[number];
  readonly publishedAt: string | null;
  readonly banner: FormBanner | null;
}

export const evolveApplicationForm = evolution<ApplicationForm, ApplicationFormEvent, 'ApplicationFormCreated'>(
  {
    ApplicationFormCreated: ({ applicationFormId: _id, ...form }) => ({
      ...form,
      formVersion: 1,
      status: 'draft',
      publishedAt: null,
      banner: null,
    }),
  },
  {
    ApplicationFormUpdated: (form, { changes }) => ({
      ...form,
      ...defined<Pick<ApplicationForm, 'name' | 'slug'>>(changes),
    }),
    ApplicationFieldsChanged: (form, { fields, formVersion }) => ({ ...form, fields, formVersion }),
    AgreementSectionsChanged: (form, { agreementSections, formVersion }) => ({
      ...form,
      agreementSections,
      formVersion,
    }),
    ApplicationContentChanged: (form, { content }) => ({ ...form, content }),
    ApplicationFormPublished: (form, { publishedAt }) => ({ ...form, status: 'published', publishedAt }),
    ApplicationFormUnpublished: (form) => ({ ...form, status: 'unpublished' }),
    BannerUploaded: (form, { banner }) => ({ ...form, banner }),
    BannerRemoved: (form) => ({ ...form, banner: null }),
  },
);
