import type { TestRequest } from '@partneros/infra/testing';
import type { ServedCommandApi } from '../testing/serve-command-api.ts';

/** What creates Acme. */
export const acme = {
  name: 'Acme & Söhne',
  domain: 'acme.example',
  primaryContact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' },
};

/** A partner as an answer shows it, as far as tests look. */
export interface AnsweredPartner {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly primaryContactId: string;
  readonly contacts: readonly { readonly contactId: string }[];
  readonly [field: string]: unknown;
}

/** Sends a request and reads its answer. */
export const send = async (
  api: ServedCommandApi,
  method: string,
  path: string,
  json?: unknown,
  request: TestRequest = {},
) => {
  const response = await api.fetch(path, { ...request, method, ...(json !== undefined && { json }) });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as {
      readonly partner: AnsweredPartner;
      readonly contact: { readonly contactId: string };
      readonly activity: object;
      readonly code?: string;
      readonly details?: readonly string[];
    },
  };
};

/** Creates Acme, or a variation of it. */
export const createAcme = async (api: ServedCommandApi, over: object = {}): Promise<AnsweredPartner> =>
  (await send(api, 'POST', '/api/partners', { ...acme, ...over })).body.partner;

/** Adds Grace Hopper to a partner and answers her id. */
export const addGrace = async (api: ServedCommandApi, partnerId: string): Promise<string> => {
  const grace = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@acme.example' };
  return (await send(api, 'POST', `/api/partners/${partnerId}/contacts`, grace)).body.contact.contactId;
};
