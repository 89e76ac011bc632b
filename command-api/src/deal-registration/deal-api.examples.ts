import type { TestRequest } from '@partneros/infra/testing';
import { createAcme } from '../partner/partner-api.examples.ts';
import type { ServedCommandApi } from '../testing/serve-command-api.ts';

/** A registration or a deal as an answer shows it, as far as tests look. */
export interface AnsweredRecord {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly [field: string]: unknown;
}

/** Sends a request as JSON and reads its answer. */
export const sendDeal = async (api: ServedCommandApi, path: string, json: unknown = {}, request: TestRequest = {}) => {
  const response = await api.fetch(path, { method: 'POST', ...request, json });
  const body = (await response.json()) as {
    readonly dealRegistration: AnsweredRecord;
    readonly deal: AnsweredRecord;
    readonly code?: string;
    readonly error?: string;
    readonly details?: readonly string[];
  };
  return { status: response.status, headers: response.headers, body };
};

/** The same owner in another organization. */
export const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;

/** Somebody who may only look. */
export const viewer = { userId: 'user-2', organizationId: 'org-1', role: 'viewer' } as const;

/** A partner's own person. */
export const personOf = (partnerId: string) =>
  ({ userId: `user-of-${partnerId}`, organizationId: 'org-1', role: 'partner', partnerId }) as const;

/** Creates another partner than Acme. */
export const createInitech = (api: ServedCommandApi) => createAcme(api, { name: 'Initech', domain: 'initech.example' });

/** What a registration of Globex says. */
export const globex = (partnerId: string) => ({
  partnerId,
  accountName: 'Globex',
  accountDomain: 'www.Globex.example',
  amount: { minor: 2_500_000, currency: 'EUR' },
  expectedCloseDate: '2026-09-30',
  description: 'Rollout in three plants',
});

/** Registers Globex for a partner. */
export const submitGlobex = async (api: ServedCommandApi, partnerId: string, over: object = {}) =>
  (await sendDeal(api, '/api/deal-registrations', { ...globex(partnerId), ...over })).body.dealRegistration;

/** Opens a deal with a partner, directly. */
export const openRollout = async (api: ServedCommandApi, partnerId: string) =>
  (await sendDeal(api, '/api/deals', { partnerId, name: 'Rollout', amount: { minor: 2_500_000, currency: 'EUR' } }))
    .body.deal;
