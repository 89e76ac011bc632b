import { parse as parseQuery } from 'node:querystring';
import { z } from 'zod';
import { hostileInput } from './hostile-input.ts';
import { issueDetails } from './issue-details.ts';
import { anyRead } from './paging.ts';
import { type Problem, problem } from './problem.ts';
import type { BoundRoute } from './route.ts';

const PATH_PARAM = /^[A-Za-z0-9_-]{1,64}$/;
const NOTHING = z.strictObject({});
const NO_BODY = NOTHING.optional();

/** What a request brought, before any schema has seen it. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  /** What follows `?`. */
  readonly search: string;
  readonly body: unknown;
}

/** A request's input as the route's schemas give it out. */
export interface ParsedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** The query schema of a route; what declares none takes no parameter, a GET only `atLeast`. */
export const querySchemaOf = (route: Pick<BoundRoute, 'method' | 'query'>): z.ZodType =>
  route.query ?? (route.method === 'GET' ? anyRead : NOTHING);

/**
 * Parses path, query and body. A path parameter that can be no id is a 404, like any id that does not exist; all else
 * that is wrong is one 400 naming everything. `wrong` are sentences about what was already found wrong in the headers.
 */
export const parseInput = (route: BoundRoute, raw: RawInput, wrong: readonly string[]): ParsedInput | Problem => {
  if (!Object.values(raw.params).every((value) => PATH_PARAM.test(value))) return notFound();
  const params = route.params === undefined ? { success: true, data: raw.params } : route.params.safeParse(raw.params);
  if (!params.success) return notFound();

  const sent = raw.search === '' ? {} : { ...parseQuery(raw.search) };
  const hostile = hostileInput(sent, 'query') ?? hostileInput(raw.body, 'body');
  if (hostile !== undefined) return invalid([...wrong, hostile]);
  const repeated = Object.keys(sent).filter((name) => Array.isArray(sent[name]));
  if (repeated.length > 0)
    return invalid([...wrong, ...repeated.map((name) => `query.${name.slice(0, 64)}: given more than once`)]);

  const query = querySchemaOf(route).safeParse(sent);
  const body = bodySchemaOf(route).safeParse(raw.body);
  if (query.success && body.success && wrong.length === 0)
    return { params: params.data, query: query.data, body: route.body === undefined ? undefined : body.data };
  return invalid([
    ...wrong,
    ...(query.success ? [] : issueDetails('query', query.error.issues)),
    ...(body.success ? [] : issueDetails('body', body.error.issues)),
  ]);
};

const bodySchemaOf = (route: BoundRoute): z.ZodType => route.body ?? NO_BODY;

const notFound = (): Problem => problem(404, 'not_found', 'There is nothing with this id.');

const invalid = (details: readonly string[]): Problem =>
  problem(400, 'invalid_request', 'The request is not valid; see details.', details);
