import { Id, PartnerCertificationResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { partnerCertificationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { partnerFilter } from '../http/partner-filter.ts';
import { queryRoute } from '../http/query-route.ts';

export const findPartnerCertificationsRoute = queryRoute({
  method: 'GET',
  path: '/api/partner-certifications',
  tag: 'Enablement',
  summary: 'Which contacts of which partner hold which certification',
  access: 'partners:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['title', 'updatedAt'], default: '-updatedAt' }),
    partnerId: Id.optional(),
    certificationId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({
      partnerCertifications: z.array(PartnerCertificationResource),
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, { rows }) => {
    await waitUntilAtLeast(rows, partnerCertificationsModel, atLeast);
    const found = await rows.find(partnerCertificationsModel, caller.organizationId, {
      where: { ...where, partnerId: partnerFilter(caller.partnerId, where.partnerId) },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { partnerCertifications: found.rows, nextCursor: found.nextCursor } };
  },
});
