import { ANSWERED, problem, sendFile } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { FileBody } from './file-body.ts';

export const getPublicFileRoute = queryRoute({
  method: 'GET',
  path: '/api/files/public/:organizationId/:fileId',
  tag: 'Files',
  summary: 'A picture that everybody may see, such as the banner of an application page',
  access: 'public',
  openToOtherSites: true,
  params: z.strictObject({ organizationId: z.string(), fileId: z.string() }),
  query: z.strictObject({}),
  answers: { status: 200, body: FileBody, mediaType: 'application/octet-stream' },
  handle: async ({ params: { organizationId, fileId }, raw }, deps) => {
    const found = await deps.files.get({ access: 'public', organizationId, fileId });
    if (found === undefined) return problem(404, 'not_found', 'File not found.');
    sendFile(raw, { ...found, fileId, isPublic: true });
    return ANSWERED;
  },
});
