import { z } from 'zod';
import { PARTNER_FIELDS } from '../application-form/partner-fields.ts';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';
import { Contact, PARTNER_TYPES } from '../partner/partner.events.ts';

const text = notPersonal(z.string());
const texts = z.array(text);

/** An answer with the question as it was asked, so that it can be read whatever becomes of the form. */
export const ApplicationAnswer = z.strictObject({
  fieldKey: text,
  label: text,
  partnerField: z.enum(PARTNER_FIELDS).nullable(),
  value: personal('applicationId', z.string()),
});
export type ApplicationAnswer = Readonly<z.output<typeof ApplicationAnswer>>;

/** What is known of the company that applied. `null` is unknown. */
export const ApplicantCompany = z.strictObject({
  name: text,
  domain: text.nullable(),
  industry: text.nullable(),
  description: text.nullable(),
  employees: z.int().min(0).nullable(),
  companyRevenue: text.nullable(),
  regions: texts,
  languages: texts,
  services: texts,
  products: texts,
  type: z.enum(PARTNER_TYPES),
});
export type ApplicantCompany = Readonly<z.output<typeof ApplicantCompany>>;

const application = { applicationId: Id, applicationFormId: Id };

/** The stored format of an application: never edited, only lifted by upcasts. */
export const applicationEvents = {
  ApplicationSubmitted: z.strictObject({
    ...application,
    /** Which questions and agreements it answers. */
    formVersion: z.int().min(1),
    formData: z.array(ApplicationAnswer),
    agreedSectionIds: z.array(Id),
    affiliateLinkId: Id.nullable(),
    submittedAt: Instant,
  }),
  /** In the stream of its application and in the same append: a lead is there when its application is, and once. */
  AffiliateLeadAttributed: z.strictObject({ affiliateLinkId: Id, ...application, attributedAt: Instant }),
  ApplicationReviewStarted: z.strictObject({ ...application, startedAt: Instant }),
  ApplicationApproved: z.strictObject({
    ...application,
    /** The partner that follows from this approval. */
    partnerId: Id,
    company: ApplicantCompany,
    primaryContact: Contact,
    stage: text,
    tier: text.nullable(),
    partnerManagerId: Id.nullable(),
    approvedAt: Instant,
  }),
  ApplicationRejected: z.strictObject({
    ...application,
    reason: personal('applicationId', z.string()).nullable(),
    rejectedAt: Instant,
  }),
};

export type ApplicationEvent = EventOf<typeof applicationEvents>;
