import { PLATFORM, PublicApplicationForm } from '@partneros/domain';
import { problem, readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { type ApplicationFormRow, publicApplicationFormsModel } from '@partneros/projections/models';
import { z } from 'zod';
import type { QueryDeps } from '../http/query-deps.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Application form not found.');

export const getPublicApplicationFormRoute = queryRoute({
  method: 'GET',
  path: '/api/public/application-forms/:slug',
  tag: 'Applications',
  summary: 'A published application form, for whoever wants to apply',
  access: 'public',
  openToOtherSites: true,
  params: z.strictObject({ slug: z.string() }),
  query: z.strictObject(readQuery),
  answers: { status: 200, body: z.object({ applicationForm: PublicApplicationForm }) },
  handle: async ({ params: { slug }, query }, deps) => {
    await waitUntilAtLeast(deps.rows, publicApplicationFormsModel, query.atLeast);
    const { rows } = await deps.rows.find(publicApplicationFormsModel, PLATFORM, {
      where: { slug, status: 'published' },
      limit: 1,
    });
    return rows[0] === undefined ? notFound : { body: { applicationForm: shownToAll(rows[0], deps) } };
  },
});

const shownToAll = (
  { organizationId, slug, formVersion, content, fields, agreementSections, banner }: ApplicationFormRow,
  { files }: Pick<QueryDeps, 'files'>,
) => ({
  slug,
  formVersion,
  content,
  fields: fields.map(({ partnerField: _becomes, ...field }) => field),
  bannerUrl: banner && files.urlOf({ access: 'public', organizationId, fileId: banner.fileId }),
  agreementSections,
});
