import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from 'express';
import swaggerUiFolder from 'swagger-ui-dist/absolute-path.js';
import { z } from 'zod';
import { type ApiInfo, openApiOf } from './openapi.ts';
import { ANSWERED, type BoundRoute } from './route.ts';

/**
 * The routes that document the others: `/api/openapi.json`, and `/api/docs` to read it and try it out. `given` is shown
 * instead of what follows from `routes`.
 */
export const documentationRoutes = (
  routes: readonly BoundRoute[],
  info: ApiInfo,
  given?: string,
): readonly BoundRoute[] => {
  let document = given;
  return [
    page('/api/openapi.json', 'The OpenAPI document', 'application/json', () => {
      document ??= JSON.stringify(openApiOf(routes, info));
      return document;
    }),
    page('/api/docs', 'The documentation, to read and try out', 'text/html', () => html(info.title)),
    page('/api/docs/assets/start.js', 'Script of the documentation', 'text/javascript', () => START),
    page('/api/docs/assets/swagger-ui.css', 'Style of the documentation', 'text/css', () =>
      swaggerUi('swagger-ui.css'),
    ),
    page('/api/docs/assets/swagger-ui-bundle.js', 'Library of the documentation', 'text/javascript', () =>
      swaggerUi('swagger-ui-bundle.js'),
    ),
  ];
};

const page = (path: string, summary: string, type: string, content: () => string | Promise<Buffer>): BoundRoute => ({
  method: 'GET',
  path,
  tag: 'Documentation',
  summary,
  access: 'public',
  answers: { status: 200, body: z.object({}) },
  handle: async ({ raw }) => {
    send(raw.res, type, await content());
    return ANSWERED;
  },
});

const send = (res: Response, type: string, content: string | Buffer): void => {
  // Private: the answer may prolong a session, and a shared cache would hand that cookie to the next reader.
  res
    .writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'private, max-age=600' })
    .end(content);
};

const swaggerUi = (file: string): Promise<Buffer> => readFile(join(swaggerUiFolder(), file));

const html = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)} API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/assets/start.js"></script>
</body>
</html>
`;

// A file of its own, because the content security policy forbids scripts in the page.
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: true });
`;
