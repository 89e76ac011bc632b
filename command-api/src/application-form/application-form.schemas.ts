import {
  type AgreementSection,
  ApplicationFormResource,
  FIELD_KEY,
  FIELD_TYPES,
  Id,
  line,
  PARTNER_FIELDS,
  prose,
} from '@partneros/domain';
import { z } from 'zod';

/** Path of one application form. */
export const ApplicationFormParams = z.strictObject({ applicationFormId: Id });

/** The questions of a form, in their order. */
export const FieldsBody = z
  .array(
    z.strictObject({
      fieldKey: z.string().regex(FIELD_KEY, 'expected a letter, then letters, digits and _, 64 at most'),
      type: z.enum(FIELD_TYPES),
      label: line(200),
      helpText: prose(1_000).nullable().default(null),
      required: z.boolean().default(false),
      options: z.array(line(200)).max(200).default([]).describe('What a `choice` offers.'),
      partnerField: z
        .enum(PARTNER_FIELDS)
        .nullable()
        .default(null)
        .describe('What the answer becomes of the partner when the application is approved.'),
    }),
  )
  .max(100);

/** The texts to agree to, in their order. One that is given no id gets one. */
export const SectionsBody = z
  .array(
    z.strictObject({
      sectionId: Id.nullable().default(null),
      title: line(200),
      text: prose(20_000).min(1),
      required: z.boolean().default(true),
    }),
  )
  .max(20);

/** What a form says around its questions. */
export const ContentBody = z.strictObject({
  title: line(200),
  introduction: prose(5_000).nullable().default(null),
  submitLabel: line(60).default('Apply'),
  confirmationMessage: prose(2_000).min(1).default('Thank you for your application.'),
});

/** An application form in an answer. */
export const ApplicationFormAnswer = z.object({ applicationForm: ApplicationFormResource });

/** Sections that all have an id; new ones follow from the command, so that a repeat comes to the same. */
export const withSectionIds = (
  sections: z.output<typeof SectionsBody>,
  idOf: (index: number) => string,
): AgreementSection[] =>
  sections.map((section, index) => ({ ...section, sectionId: section.sectionId ?? idOf(index) }));
