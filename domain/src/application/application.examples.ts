import { fieldExamples, sectionExample } from '../application-form/application-form.examples.ts';
import type { DataOf } from '../kernel/decider.ts';
import { contactExample } from '../partner/partner.examples.ts';
import type { ApplicantCompany, ApplicationAnswer, ApplicationEvent } from './application.events.ts';
import type { ApproveApplication } from './approve-application.ts';
import type { SubmitApplication } from './submit-application.ts';

const IDENTITY = { applicationId: 'application-1', applicationFormId: 'form-1' };

/** What Ada of Acme answers. */
export const formDataExample = (): Record<string, string> => ({
  company: 'Acme & Söhne',
  website: 'https://www.acme.example/about',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'Ada@Acme.example',
  size: '11–100',
  newsletter: 'true',
});

/** Her answers as they are kept. */
export const answerExamples = (): ApplicationAnswer[] => [
  { fieldKey: 'company', label: 'Company', partnerField: 'name', value: 'Acme & Söhne' },
  { fieldKey: 'website', label: 'Website', partnerField: 'domain', value: 'https://www.acme.example/about' },
  { fieldKey: 'firstName', label: 'First name', partnerField: 'contactFirstName', value: 'Ada' },
  { fieldKey: 'lastName', label: 'Last name', partnerField: 'contactLastName', value: 'Lovelace' },
  { fieldKey: 'email', label: 'E-mail', partnerField: 'contactEmail', value: 'ada@acme.example' },
  { fieldKey: 'size', label: 'Size', partnerField: null, value: '11–100' },
  { fieldKey: 'newsletter', label: 'Newsletter', partnerField: null, value: 'true' },
];

export const submitApplicationCommand = (over: Partial<SubmitApplication['data']> = {}): SubmitApplication => ({
  type: 'SubmitApplication',
  data: {
    ...IDENTITY,
    form: { formVersion: 1, fields: fieldExamples(), agreementSections: [sectionExample()] },
    seenVersion: undefined,
    formData: formDataExample(),
    agreedSectionIds: ['terms'],
    affiliateLinkId: null,
    submittedAt: '2026-05-16T12:00:00.000Z',
    ...over,
  },
});

export const applicationSubmitted = (
  over: Partial<DataOf<ApplicationEvent, 'ApplicationSubmitted'>> = {},
): ApplicationEvent => ({
  type: 'ApplicationSubmitted',
  data: {
    ...IDENTITY,
    formVersion: 1,
    formData: answerExamples(),
    agreedSectionIds: ['terms'],
    affiliateLinkId: null,
    submittedAt: '2026-05-16T12:00:00.000Z',
    ...over,
  },
});

export const affiliateLeadAttributed = (affiliateLinkId = 'link-1'): ApplicationEvent => ({
  type: 'AffiliateLeadAttributed',
  data: { affiliateLinkId, ...IDENTITY, attributedAt: '2026-05-16T12:00:00.000Z' },
});

export const applicationReviewStarted = (): ApplicationEvent => ({
  type: 'ApplicationReviewStarted',
  data: { ...IDENTITY, startedAt: '2026-05-17T12:00:00.000Z' },
});

/** Acme, as far as Ada's answers say. */
export const applicantCompanyExample = (over: Partial<ApplicantCompany> = {}): ApplicantCompany => ({
  name: 'Acme & Söhne',
  domain: 'acme.example',
  industry: null,
  description: null,
  employees: null,
  companyRevenue: null,
  regions: [],
  languages: [],
  services: [],
  products: [],
  type: 'reseller',
  ...over,
});

export const approveApplicationCommand = (over: Partial<ApproveApplication['data']> = {}): ApproveApplication => ({
  type: 'ApproveApplication',
  data: {
    applicationId: IDENTITY.applicationId,
    partnerId: 'partner-1',
    contactId: 'contact-1',
    company: {},
    primaryContact: {},
    stage: 'recruit',
    tier: null,
    partnerManagerId: null,
    approvedAt: '2026-05-18T12:00:00.000Z',
    ...over,
  },
});

export const applicationApproved = (
  over: Partial<DataOf<ApplicationEvent, 'ApplicationApproved'>> = {},
): ApplicationEvent => ({
  type: 'ApplicationApproved',
  data: {
    ...IDENTITY,
    partnerId: 'partner-1',
    company: applicantCompanyExample(),
    primaryContact: contactExample(),
    stage: 'recruit',
    tier: null,
    partnerManagerId: null,
    approvedAt: '2026-05-18T12:00:00.000Z',
    ...over,
  },
});

export const applicationRejected = (reason: string | null = 'No presence in the region'): ApplicationEvent => ({
  type: 'ApplicationRejected',
  data: { ...IDENTITY, reason, rejectedAt: '2026-05-18T12:00:00.000Z' },
});
