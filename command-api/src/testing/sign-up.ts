import { expect } from 'chai';
import type { ServedCommandApi } from './serve-command-api.ts';

/** A person with a browser of their own. */
export interface Person {
  readonly userId: string;
  /** The organization they founded; empty when they founded none. */
  readonly organizationId: string;
  /** What the browser sends back. */
  readonly cookie: string;
  post(path: string, json?: object, headers?: Record<string, string>): Promise<{ status: number; body: Answered }>;
}

/** An answer as a test looks into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
export type Answered = any;

/** The cookies that an answer set, as a browser sends them back. */
export const cookieIn = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Whoever sends this cookie. */
export const browserOf = (api: ServedCommandApi, cookie: string) => ({
  post: async (path: string, json: object = {}, headers: Record<string, string> = {}) => {
    const response = await api.fetch(path, { json, headers: { cookie, ...headers } });
    return { status: response.status, body: (await response.json()) as Answered };
  },
});

export const PASSWORD = 'correct horse battery';

/** Signs `<name>@example.com` up over HTTP, as the founder of an organization when that is named. */
export const signUp = async (api: ServedCommandApi, name: string, organizationName?: string): Promise<Person> => {
  const response = await api.fetch('/api/auth/sign-up/email', {
    json: { email: `${name.toLowerCase()}@example.com`, password: PASSWORD, name, organizationName },
  });
  const body = (await response.json()) as Answered;
  expect(response.status, JSON.stringify(body)).to.equal(201);
  const cookie = cookieIn(response);
  return {
    userId: body.user.id,
    organizationId: body.organization?.id ?? '',
    cookie,
    ...browserOf(api, cookie),
  };
};

/** Invites a new person into an organization, signs them up and lets them accept. */
export const join = async (
  api: ServedCommandApi,
  by: Person,
  name: string,
  role: string,
  partnerId?: string,
): Promise<Person> => {
  const { body } = await by.post('/api/auth/organization/invite-member', {
    email: `${name.toLowerCase()}@example.com`,
    role,
    partnerId,
  });
  const person = await signUp(api, name);
  const accepted = await person.post('/api/auth/organization/accept-invitation', {
    invitationId: body.invitation.id,
  });
  expect(accepted.status, JSON.stringify(accepted.body)).to.equal(200);
  return person;
};
