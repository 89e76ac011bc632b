import {
  CalendarDate,
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

/** A stage or tier as a programme names it. */
export const LevelName = line(60);

/** A person at a partner, as callers give one. */
export const ContactBody = z.strictObject({
  firstName: line(100),
  lastName: line(100),
  email: EmailAddress,
  phone: line(40).nullable().default(null),
  title: line(100).nullable().default(null),
});

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
