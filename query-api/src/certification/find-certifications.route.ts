import { CertificationResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { certificationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findCertificationsRoute = queryRoute({
  method: 'GET',
  path: '/api/enablement/certifications',
  tag: 'Enablement',
  summary: 'Certifications, drafts included: search, filter, sort, page by page',
  access: 'pickers:read',
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
    const found = await rows.find(certificationsModel, caller.organizationId, { where, search, sort, limit, cursor });
    return { body: { certifications: found.rows, nextCursor: found.nextCursor } };
  },
});
