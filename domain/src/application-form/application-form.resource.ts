import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { AgreementSection, ApplicationContent, ApplicationField, FormBanner } from './application-form.events.ts';
import { APPLICATION_FORM_STATUSES } from './application-form.state.ts';

/** An application form in an answer. */
export const ApplicationFormResource = resourceSchema({
  name: z.string(),
  slug: z.string(),
  fields: z.array(ApplicationField),
  agreementSections: z.array(AgreementSection),
  content: ApplicationContent,
  formVersion: z.int(),
  status: z.enum(APPLICATION_FORM_STATUSES),
  publishedAt: z.string().nullable(),
  banner: FormBanner.nullable().describe('The picture over the form, a public file.'),
});

/** What of a published form everybody sees. */
export const PublicApplicationForm = z.object({
  slug: z.string(),
  formVersion: z.int(),
  content: ApplicationContent,
  fields: z.array(ApplicationField.omit({ partnerField: true })),
  bannerUrl: z.string().nullable(),
  agreementSections: z.array(AgreementSection),
});
