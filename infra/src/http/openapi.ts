import { z } from 'zod';
import { HEADERS, PARAMETERS, PROBLEM_RESPONSES } from './openapi-components.ts';
import { operationOf } from './openapi-operation.ts';
import { schemaCollection } from './openapi-schemas.ts';
import { PROBLEM_CODES } from './problem.ts';
import type { DescribedRoute } from './route.ts';

/** What the API calls itself. */
export interface ApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
}

/** The OpenAPI 3.1 document of a list of routes. */
export const openApiOf = (routes: readonly DescribedRoute[], info: ApiInfo): object => {
  const { components, schemaOf } = schemaCollection();
  components.Problem = schemaOf('Problem', ProblemBody, 'output');
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemaOf) };
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session_token' } },
      schemas: components,
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: PROBLEM_RESPONSES,
    },
  };
};

const ProblemBody = z.object({
  error: z.string().meta({ description: 'For a person to read.' }),
  code: z.enum(PROBLEM_CODES).meta({ description: 'For a program to decide by.' }),
  details: z.array(z.string()).optional().meta({ description: 'One sentence per thing that is wrong.' }),
});
