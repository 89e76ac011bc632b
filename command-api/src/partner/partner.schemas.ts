import {
  CalendarDate,
  ContactResource,
  DomainName,
  EmailAddress,
  Id,
  line,
  PARTNER_CATEGORIES,
  PARTNER_TYPES,
  PartnerResource,
  prose,
  WebAddress,
} from '@partneros/domain';
import { z } from 'zod';

const names = z.array(line(100)).max(100);

/** Path of one partner. */
export const PartnerParams = z.strictObject({ partnerId: Id });

/** Path of one person at a partner. */
export const ContactParams = z.strictObject({ partnerId: Id, contactId: Id });

/** A stage or tier as a programme names it. */
export const LevelName = line(60);

const phone = line(40).nullable();
const title = line(100).nullable();

/** A person at a partner, as callers give one. */
export const ContactBody = z.strictObject({
  firstName: line(100),
  lastName: line(100),
  email: EmailAddress,
  phone: phone.default(null),
  title: title.default(null),
});

/** What callers may correct about a person. */
export const ContactChanges = z.strictObject({ ...ContactBody.shape, phone, title }).partial();

/** What callers may say of the company. */
export const ProfileBody = z.strictObject({
  name: line(200),
  domain: DomainName.nullable().optional(),
  logoUrl: WebAddress.nullable().optional(),
  industry: line(100).nullable().optional(),
  description: prose(5_000).nullable().optional(),
  employees: z.int().min(0).max(100_000_000).nullable().optional(),
  companyRevenue: line(100).nullable().optional(),
  regions: names.optional(),
  languages: names.optional(),
  services: names.optional(),
  products: names.optional(),
  type: z.enum(PARTNER_TYPES).optional(),
  subtype: line(100).nullable().optional(),
  category: z.enum(PARTNER_CATEGORIES).nullable().optional(),
  contractRenewalDate: CalendarDate.nullable().optional(),
  externalId: line(200).nullable().optional(),
});

/** Labels in their three categories. */
export const TagsBody = z.strictObject({
  services: names.default([]),
  products: names.default([]),
  regions: names.default([]),
});

/** A partner in an answer. */
export const PartnerAnswer = z.object({ partner: PartnerResource });

/** A new contact in an answer, and the partner that has it. */
export const ContactAnswer = PartnerAnswer.extend({ contact: ContactResource });
