import { executiveReport, Id, load } from '@partneros/domain';
import { ANSWERED, checkRecorded, problem, readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { type ReportDocument, reportDocument } from './report-document.ts';
import { reportHtml } from './report-html.ts';
import { reportMarkdown } from './report-markdown.ts';

const FORMATS: Readonly<
  Record<
    'markdown' | 'html',
    { readonly type: string; readonly ending: string; readonly write: (document: ReportDocument) => string }
  >
> = {
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md', write: reportMarkdown },
  html: { type: 'text/html; charset=utf-8', ending: 'html', write: reportHtml },
};

export const downloadExecutiveReportRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/strategy/executive-summary/:reportId/download',
  tag: 'AI',
  summary: 'A finished report as a file, in Markdown or as one HTML page',
  access: 'ai:read',
  params: z.strictObject({ reportId: Id }),
  query: z.strictObject({ ...readQuery, format: z.enum(['markdown', 'html']).default('markdown') }),
  answers: { status: 200, body: z.string(), mediaType: 'text/markdown' },
  alsoRefusedWith: [409],
  // From its own stream: what is saved is never behind.
  handle: async ({ caller: { organizationId }, params: { reportId }, query, raw: { req, res } }, deps) => {
    await checkRecorded(deps.feed, query.atLeast);
    const found = await load(deps, executiveReport, organizationId, reportId);
    if (found === undefined) return problem(404, 'not_found', 'Report not found.');
    const { status, reportType, from, to } = found.state;
    if (status !== 'completed') return problem(409, 'invalid_state', 'This report is not complete.');
    const { type, ending, write } = FORMATS[query.format];
    const body = Buffer.from(write(reportDocument(found)));
    res.writeHead(200, {
      'Content-Type': type,
      'Content-Length': body.length,
      'Content-Disposition': `attachment; filename="${reportType}-${from}-to-${to}.${ending}"`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
    res.end(req.method === 'HEAD' ? undefined : body);
    return ANSWERED;
  },
});
