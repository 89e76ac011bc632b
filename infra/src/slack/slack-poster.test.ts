import { expect } from 'chai';
import { createGuardedFetch } from '../outbound/guarded-fetch.ts';
import { outboundAllowance } from '../outbound/outbound-allowance.ts';
import { createOutboundGuard } from '../outbound/outbound-guard.ts';
import { answering, withServer } from '../outbound/test-server.examples.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createSlackPoster } from './slack-poster.ts';

const fetch = createGuardedFetch({ guard: createOutboundGuard({ allowance: outboundAllowance(['127.0.0.1']) }) });
const clock = createManualClock('2026-05-16T12:00:00.000Z');
const poster = (baseUrl: string, token: string | undefined = 'xoxb-1') =>
  createSlackPoster({ fetch, clock, token, baseUrl });
const message = { organizationId: 'org-1', key: 'key-1', channel: '#deals', text: 'Deal *won* <ü>' };

const json = (value: unknown, headers: Readonly<Record<string, string>> = {}) =>
  answering(200, JSON.stringify(value), { 'content-type': 'application/json', ...headers });

describe('a Slack message', () => {
  it('is posted to its channel, and named by what Slack calls it', () =>
    withServer(json({ ok: true, channel: 'C1', ts: '1778932800.1', message: {} }), async ({ url, received }) => {
      expect(await poster(url)(message)).to.deep.equal({ ok: true, output: { channel: 'C1', ts: '1778932800.1' } });
      expect(received).to.have.length(1);
      expect(received[0]).to.include({ method: 'POST', url: '/chat.postMessage' });
      expect(received[0]?.headers.authorization).to.equal('Bearer xoxb-1');
      expect(JSON.parse(received[0]?.body ?? '')).to.deep.equal({ channel: '#deals', text: 'Deal *won* <ü>' });
    }));

  for (const error of ['channel_not_found', 'not_in_channel', 'invalid_auth', 'msg_too_long', 'is_archived']) {
    it(`is refused for good with ${error}`, () =>
      withServer(json({ ok: false, error }), async ({ url }) =>
        expect(await poster(url)(message)).to.deep.equal({
          ok: false,
          error: { code: 'slack_error', message: `Slack refused the message: ${error}.` },
          retryable: false,
        }),
      ));
  }

  for (const error of ['ratelimited', 'internal_error', 'service_unavailable']) {
    it(`is worth another try after ${error}`, () =>
      withServer(json({ ok: false, error }, { 'retry-after': '3' }), async ({ url }) =>
        expect(await poster(url)(message)).to.deep.equal({
          ok: false,
          error: { code: 'slack_error', message: `Slack is not able to take the message now: ${error}.` },
          retryable: true,
          retryAfterMs: 3_000,
        }),
      ));
  }

  it('waits as long as a 429 asks for', () =>
    withServer(answering(429, '', { 'retry-after': '30' }), async ({ url }) =>
      expect(await poster(url)(message)).to.include({ ok: false, retryable: true, retryAfterMs: 30_000 }),
    ));

  for (const body of ['', '<html>', '{"ok":', '{"ok":true}', '{"ok":false,"error":"<b>\\n"}', 'null']) {
    it(`is worth another try after the answer ${JSON.stringify(body)}`, () =>
      withServer(answering(200, body), async ({ url }) =>
        expect(await poster(url)(message)).to.deep.equal({
          ok: false,
          error: { code: 'slack_error', message: 'Slack gave no answer that makes sense.' },
          retryable: true,
        }),
      ));
  }

  it('needs a token, and says which setting is missing', async () =>
    expect(await createSlackPoster({ fetch, clock, token: undefined })(message)).to.deep.equal({
      ok: false,
      error: { code: 'slack_not_configured', message: 'Set SLACK_BOT_TOKEN to post to Slack.' },
      retryable: false,
    }));
});
