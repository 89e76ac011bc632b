import { deepEqual, equal, ok } from 'node:assert/strict';
import { answersOf, type BoundRoute, PROBLEM_CODES, problemStatusesOf } from '@partneros/infra/http';
import { z } from 'zod';
import { unfitFor } from './told-plainly.ts';

const Refusal = z.strictObject({
  error: z.string().min(1),
  code: z.enum(PROBLEM_CODES),
  details: z.array(z.string().min(1)).min(1).optional(),
});
/** Clients of Better Auth look for `message`. */
const AuthRefusal = Refusal.extend({ message: z.string().min(1) });

/** The route that a request is for. */
export const routeOf = (routes: readonly BoundRoute[], method: string, url: string): BoundRoute | undefined => {
  const path = url.replace(/\?.*/, '');
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = routes.filter((route) => patternOf(route).test(path));
  // A written-out segment wins over a parameter.
  const [closest] = found.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length);
  return found.find((route) => route.path === closest?.path && route.method === wanted);
};

/**
 * Fails unless an answer is one that its route documents, field by field: what is answered and not documented fails like
 * what is documented and not answered.
 */
export const checkAnswer = async (route: BoundRoute, response: Response): Promise<void> => {
  const { status, headers } = response;
  const name = `${route.method} ${route.path} answered ${status}`;
  ok(headers.get('x-request-id'), `${name} without X-Request-Id`);
  if (status === 204 || status === 304 || headers.get('content-type')?.startsWith('text/event-stream')) return;
  const documented = answersOf(route).find((answer) => answer.status === status);
  if (documented?.mediaType !== undefined) return;
  const type = documented?.streamedAs === 'text' ? 'text/plain' : 'application/json';
  equal(headers.get('content-type'), `${type}; charset=utf-8`, name);

  const body: unknown = await response.clone().json();
  if (status >= 400) {
    ok(problemStatusesOf(route).includes(status), `${name}, which it does not document: ${JSON.stringify(body)}`);
    const refusal = (route.path.startsWith('/api/auth/') ? AuthRefusal : Refusal).safeParse(body);
    ok(refusal.success, `${name} in another shape than the documented one: ${JSON.stringify(body)}`);
    equal(unfitFor(refusal.data), undefined, name);
    return;
  }
  ok(documented, `${name}, which it does not document`);
  const parsed = documented.body.safeParse(body);
  ok(parsed.success, `${name} unlike its schema: ${parsed.error?.message} in ${JSON.stringify(body)}`);
  deepEqual(body, parsed.data, `${name} with fields that are not documented`);
  checkVersion(name, headers, body);
};

// What shows a version in its one resource says so in its ETag.
const checkVersion = (name: string, headers: Headers, body: unknown): void => {
  const shown = Object.values(body as object).filter((value) => typeof value?.version === 'number');
  if (shown.length === 1 && headers.has('etag')) equal(headers.get('etag'), `"${shown[0].version}"`, `${name}: ETag`);
};

const patternOf = ({ path }: BoundRoute): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
