import { type Decision, reject } from '../kernel/decider.ts';
import { defined, type Partially } from '../kernel/defined.ts';
import type { Contact } from '../partner/partner.events.ts';
import { applicantIn } from './applicant.ts';
import type { ApplicantCompany, ApplicationEvent } from './application.events.ts';
import type { ApplicationRejection } from './application.rejections.ts';
import type { Application } from './application.state.ts';
import { refuseDecidedApplication } from './refuse-decided-application.ts';

/**
 * Takes an applicant into the programme; `partnerId` and `contactId` are the ids that they will have. What `company` and
 * `primaryContact` say stands before what was answered.
 */
export interface ApproveApplication {
  readonly type: 'ApproveApplication';
  readonly data: {
    readonly applicationId: string;
    readonly partnerId: string;
    readonly contactId: string;
    readonly company: Partially<Pick<ApplicantCompany, 'name' | 'domain' | 'type'>>;
    readonly primaryContact: Partially<Omit<Contact, 'contactId'>>;
    readonly stage: string;
    readonly tier: string | null;
    readonly partnerManagerId: string | null;
    readonly approvedAt: string;
  };
}

export const approveApplication = (
  { data }: ApproveApplication,
  application: Application,
): Decision<ApplicationEvent, ApplicationRejection> => {
  const { applicationId, partnerId, stage, tier, partnerManagerId, approvedAt } = data;
  if (application.partnerId === partnerId) return [];
  const decided = refuseDecidedApplication(application);
  if (decided !== undefined) return decided;

  const applicant = partnerOf(application, data);
  if ('missing' in applicant)
    return reject(
      'application-lacks-partner',
      applicant.missing.map((field) => `body.${field}: required, because no answer says it`),
    );
  const { applicationFormId } = application;
  return [
    {
      type: 'ApplicationApproved',
      data: { applicationId, applicationFormId, partnerId, ...applicant, stage, tier, partnerManagerId, approvedAt },
    },
  ];
};

/** Who the partner will be, by what was answered and what the approval says; or what is missing of it. */
export const partnerOf = (
  { formData }: Pick<Application, 'formData'>,
  { contactId, company, primaryContact }: Pick<ApproveApplication['data'], 'contactId' | 'company' | 'primaryContact'>,
):
  | { readonly company: ApplicantCompany; readonly primaryContact: Contact }
  | { readonly missing: readonly string[] } => {
  const { contactFirstName, contactLastName, contactEmail, contactPhone, contactTitle, ...answered } =
    applicantIn(formData);
  const { name, ...rest } = { ...answered, ...defined(company) };
  const person = {
    firstName: contactFirstName,
    lastName: contactLastName,
    email: contactEmail,
    ...defined<Omit<Contact, 'contactId'>>(primaryContact),
  };
  const { firstName, lastName, email } = person;
  if (name === undefined || firstName === undefined || lastName === undefined || email === undefined) {
    const known = { name, 'primaryContact.firstName': firstName, 'primaryContact.lastName': lastName };
    const missing = Object.entries({ ...known, 'primaryContact.email': email }).filter(([, value]) => !value);
    return { missing: missing.map(([field]) => field) };
  }
  return {
    company: { ...UNKNOWN, ...defined<ApplicantCompany>(rest), name },
    primaryContact: {
      contactId,
      firstName,
      lastName,
      email,
      phone: person.phone ?? contactPhone ?? null,
      title: person.title ?? contactTitle ?? null,
    },
  };
};

const UNKNOWN: Omit<ApplicantCompany, 'name'> = {
  domain: null,
  industry: null,
  description: null,
  employees: null,
  companyRevenue: null,
  regions: [],
  languages: [],
  services: [],
  products: [],
  type: 'reseller',
};
