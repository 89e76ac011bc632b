import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { FIELD_TYPES } from './field-types.ts';
import { PARTNER_FIELDS } from './partner-fields.ts';

const text = notPersonal(z.string());

/** A question of a form. `fieldKey` is what answers go by, and what templates name them by. */
export const ApplicationField = z.strictObject({
  fieldKey: text,
  type: z.enum(FIELD_TYPES),
  label: text,
  helpText: text.nullable(),
  required: z.boolean(),
  /** What a `choice` offers; empty for every other type. */
  options: z.array(text),
  /** What the answer becomes of the partner when the application is approved. */
  partnerField: z.enum(PARTNER_FIELDS).nullable(),
});
export type ApplicationField = Readonly<z.output<typeof ApplicationField>>;

/** A text that an applicant agrees to, or has to. */
export const AgreementSection = z.strictObject({ sectionId: Id, title: text, text, required: z.boolean() });
export type AgreementSection = Readonly<z.output<typeof AgreementSection>>;

/** What a form says around its questions. */
export const ApplicationContent = z.strictObject({
  title: text,
  introduction: text.nullable(),
  submitLabel: text,
  confirmationMessage: text,
});
export type ApplicationContent = Readonly<z.output<typeof ApplicationContent>>;

/** The picture over a form: a public file, drawn anew from what was uploaded. */
export const FormBanner = z.strictObject({
  fileId: text,
  width: z.int().min(1),
  height: z.int().min(1),
});
export type FormBanner = Readonly<z.output<typeof FormBanner>>;

const form = { applicationFormId: Id };
const fields = z.array(ApplicationField);
const agreementSections = z.array(AgreementSection);
const names = { name: text, slug: text };
// Counts what an applicant is asked and agrees to: an application names the version that it answers.
const formVersion = z.int().min(1);

/** The stored format of an application form: never edited, only lifted by upcasts. */
export const applicationFormEvents = {
  ApplicationFormCreated: z.strictObject({
    ...form,
    ...names,
    fields,
    agreementSections,
    content: ApplicationContent,
  }),
  ApplicationFormUpdated: z.strictObject({ ...form, changes: z.strictObject(names).partial() }),
  ApplicationFieldsChanged: z.strictObject({ ...form, fields, formVersion }),
  AgreementSectionsChanged: z.strictObject({ ...form, agreementSections, formVersion }),
  ApplicationContentChanged: z.strictObject({ ...form, content: ApplicationContent }),
  ApplicationFormPublished: z.strictObject({ ...form, slug: text, formVersion, publishedAt: Instant }),
  ApplicationFormUnpublished: z.strictObject({ ...form, unpublishedAt: Instant }),
  BannerUploaded: z.strictObject({ ...form, banner: FormBanner }),
  BannerRemoved: z.strictObject(form),
};

export type ApplicationFormEvent = EventOf<typeof applicationFormEvents>;
