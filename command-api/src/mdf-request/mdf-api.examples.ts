import { sendJson } from '../testing/send-json.ts';
import type { ServedCommandApi } from '../testing/serve-command-api.ts';

/** Sends a request about market development funds or a payment. */
export const sendMdf = sendJson<'mdfRequest' | 'mdfBudget' | 'payment'>;

/** What a request for a booth says. */
export const booth = (partnerId: string) => ({
  partnerId,
  title: 'Booth at the fair',
  amount: { minor: 500_000, currency: 'EUR' },
  activityDate: '2026-09-15',
});

/** Asks for the funds of a booth, and takes it as far as the named steps go. */
export const requestBooth = async (
  api: ServedCommandApi,
  partnerId: string,
  ...steps: readonly ('approve' | 'submit-proof' | 'pay')[]
) => {
  const asked = await sendMdf(api, '/api/mdf-requests', booth(partnerId));
  let request = asked.body.mdfRequest;
  for (const step of steps) {
    const body = step === 'submit-proof' ? { note: 'As promised' } : {};
    request = (await sendMdf(api, `/api/mdf-requests/${request.id}/${step}`, body)).body.mdfRequest;
  }
  return request;
};
