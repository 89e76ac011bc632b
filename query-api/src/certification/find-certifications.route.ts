import { CertificationResource, type FieldCondition } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { certificationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findCertificationsRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/certifications',
  tag: 'Enablement',
  summary: 'Certifications, drafts included unless to a partner’s person: search, filter, sort, page by page',
  access: 'enablement:read',
  keepsToOwnPartner: true,
  query: z.strictObject({
    ...pageQuery({ sortable: ['title', 'createdAt', 'updatedAt'], default: 'title' }),
    isPublished: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
  }),
  answers: {
    status: 200,
    body: z.object({ certifications: z.array(CertificationResource), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, { rows }) => {
    await waitUntilAtLeast(rows, certificationsModel, atLeast);
    const isPublished = caller.partnerId === undefined ? where.isPublished : onlyPublished(where.isPublished);
    const found = await rows.find(certificationsModel, caller.organizationId, {
      where: { ...where, isPublished },
      search,
      sort,
      limit,
      cursor,
    });
    return { body: { certifications: found.rows, nextCursor: found.nextCursor } };
  },
});

// A partner's person who asks for drafts is shown none.
const onlyPublished = (asked: boolean | undefined): FieldCondition => (asked === false ? { in: [] } : true);
