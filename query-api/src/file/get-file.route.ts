import { line } from '@partneros/domain';
import { ANSWERED, problem, sendFile } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { FileBody } from './file-body.ts';

export const getFileRoute = queryRoute({
  method: 'GET',
  path: '/api/files/:fileId',
  tag: 'Files',
  summary: 'A file of the organization, such as a legal template, to be saved',
  access: 'files:read',
  params: z.strictObject({ fileId: z.string() }),
  query: z.strictObject({
    as: line(120).optional().describe('What it is called where it is saved, without an ending.'),
  }),
  answers: { status: 200, body: FileBody, mediaType: 'application/octet-stream' },
  handle: async ({ caller: { organizationId }, params: { fileId }, query, raw }, deps) => {
    const found = await deps.files.get({ access: 'members', organizationId, fileId });
    if (found === undefined) return problem(404, 'not_found', 'File not found.');
    sendFile(raw, { ...found, fileId, name: query.as, isPublic: false });
    return ANSWERED;
  },
});
