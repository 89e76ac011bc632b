import { AffiliateLinkResource, Id, line, Slug } from '@partneros/domain';
import { z } from 'zod';

/** Path of one affiliate link. */
export const AffiliateLinkParams = z.strictObject({ affiliateLinkId: Id });

/** What callers may say of an affiliate link. */
export const AffiliateLinkBody = z.strictObject({
  name: line(200),
  slug: Slug.describe('What a page sends as `affiliateSlug`; unique in the organization.'),
  applicationFormId: Id.nullable().describe('The one form it is for; null: any.'),
  partnerId: Id.nullable().describe('The partner who brings these applications.'),
});

/** An affiliate link in an answer. */
export const AffiliateLinkAnswer = z.object({ affiliateLink: AffiliateLinkResource });
