import { createAcme } from '../partner/partner-api.examples.ts';
import { sendJson } from '../testing/send-json.ts';
import type { ServedCommandApi } from '../testing/serve-command-api.ts';

/** Sends a request about a registration or a deal. */
export const sendDeal = sendJson<'dealRegistration' | 'deal'>;

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
