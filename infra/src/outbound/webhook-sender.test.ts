import type { Clock, Webhook } from '@partneros/domain';
import { expect } from 'chai';
import { createManualClock } from '../testing/manual-clock.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { outboundAllowance } from './outbound-allowance.ts';
import { createOutboundGuard } from './outbound-guard.ts';
import { answering, withServer } from './test-server.examples.ts';
import { createWebhookSender } from './webhook-sender.ts';
import { verifySignature } from './webhook-signature.ts';

const NOW = '2026-05-16T12:00:00.000Z';
const clock: Pick<Clock, 'now'> = createManualClock(NOW);
const secrets: Readonly<Record<string, object>> = { 'workflow-secret org-1/secret-1': { secret: 's3cret' } };

const sender = (allow = '127.0.0.1') =>
  createWebhookSender({
    fetch: createGuardedFetch({ guard: createOutboundGuard({ allowance: outboundAllowance([allow]) }) }),
    keyValues: {
      get: async <Value extends object>(collection: string, key: string) =>
        secrets[`${collection} ${key}`] as Value | undefined,
    },
    clock,
    version: '1.2.3',
  });

const webhook = (url: string, changes: Partial<Webhook> = {}): Webhook => ({
  organizationId: 'org-1',
  key: 'a'.repeat(64),
  url,
  method: 'POST',
  headers: {},
  body: '{"name":"Müller"}',
  secretId: 'secret-1',
  depth: 3,
  ...changes,
});

describe('a webhook', () => {
  it('is signed over its raw body, and carries the key of its step', () =>
    withServer(answering(204), async ({ url, received }) => {
      const result = await sender()(webhook(`${url}/hook`, { headers: { Authorization: 'Bearer x' } }));
      expect(result).to.deep.equal({ ok: true, output: { status: 204 } });
      expect(received).to.have.length(1);
      const { method, url: path, headers = {}, body = '' } = received[0] ?? {};
      expect({ method, path, body }).to.deep.equal({ method: 'POST', path: '/hook', body: '{"name":"Müller"}' });
      expect(headers).to.include({
        'content-type': 'application/json',
        'idempotency-key': 'a'.repeat(64),
        'user-agent': 'PartnerOS/1.2.3',
        'x-partneros-depth': '3',
        authorization: 'Bearer x',
      });
      expect(verifySignature('s3cret', String(headers['x-partneros-signature']), body, NOW)).to.equal(true);
    }));

  it('keeps its own headers against those of the workflow', () =>
    withServer(answering(200), async ({ url, received }) => {
      await sender()(
        webhook(url, { headers: { 'X-PartnerOS-Signature': 'mine', 'IDEMPOTENCY-KEY': 'mine', 'User-Agent': 'x' } }),
      );
      expect(received[0]?.headers).to.include({ 'idempotency-key': 'a'.repeat(64), 'user-agent': 'PartnerOS/1.2.3' });
      expect(received[0]?.headers['x-partneros-signature']).to.match(/^t=1778932800,v1=/);
    }));

  const bodies: readonly (readonly [string, string, string | undefined])[] = [
    ['application/json', '{"id":7}', '{"id":7}'],
    ['application/problem+json; charset=utf-8', '{}', '{}'],
    ['text/plain', 'done', 'done'],
    ['text/plain', 'ü'.repeat(4_000), 'ü'.repeat(2_048)],
    ['text/plain', `x${'ü'.repeat(4_000)}`, `x${'ü'.repeat(2_047)}`],
    ['application/octet-stream', 'binary', undefined],
    ['image/png', 'binary', undefined],
    ['', 'unknown', undefined],
  ];
  for (const [type, sent, kept] of bodies) {
    it(`keeps ${kept === undefined ? 'nothing' : `${kept.length} characters`} of an answer in ${JSON.stringify(type)}`, () =>
      withServer(answering(200, sent, type === '' ? {} : { 'content-type': type }), async ({ url }) =>
        expect(await sender()(webhook(url))).to.deep.equal({
          ok: true,
          output: kept === undefined ? { status: 200 } : { status: 200, body: kept },
        }),
      ));
  }

  it('keeps nothing of a compressed answer', () =>
    withServer(answering(200, 'zzz', { 'content-type': 'text/plain', 'content-encoding': 'gzip' }), async ({ url }) =>
      expect(await sender()(webhook(url))).to.deep.equal({ ok: true, output: { status: 200 } }),
    ));

  for (const status of [408, 425, 429, 500, 502, 503, 504]) {
    it(`is worth another try after ${status}, from when the receiver says`, () =>
      withServer(answering(status, '', { 'retry-after': '7' }), async ({ url }) =>
        expect(await sender()(webhook(url))).to.deep.equal({
          ok: false,
          error: { code: 'http_error', message: `The receiver answered ${status}.` },
          retryable: true,
          retryAfterMs: 7_000,
        }),
      ));
  }

  for (const status of [400, 401, 403, 404, 409, 410, 422]) {
    it(`is not tried again after ${status}`, () =>
      withServer(answering(status, 'secret inside', { 'retry-after': '7' }), async ({ url }) =>
        expect(await sender()(webhook(url))).to.deep.equal({
          ok: false,
          error: { code: 'http_error', message: `The receiver answered ${status}.` },
          retryable: false,
        }),
      ));
  }

  for (const status of [300, 301, 302, 303, 304, 307, 308]) {
    it(`follows no redirect with ${status}, and says so`, () =>
      withServer(answering(status, '', { location: '/elsewhere' }), async ({ url, received }) => {
        expect(await sender()(webhook(url))).to.deep.equal({
          ok: false,
          error: { code: 'redirected', message: `The receiver answered ${status}; redirects are not followed.` },
          retryable: false,
        });
        expect(received).to.have.length(1);
      }));
  }

  it('is worth another try when nobody answers', () =>
    withServer(
      (req) => req.socket.destroy(),
      async ({ url }) =>
        expect(await sender()(webhook(url))).to.deep.include({
          ok: false,
          retryable: true,
          error: {
            code: 'network_error',
            message: 'The receiver cannot be reached (UND_ERR_SOCKET).',
          },
        }),
    ));

  it('is refused by the guard for good', async () =>
    expect(await sender('192.168.7.7')(webhook('http://127.0.0.1:8080/'))).to.deep.equal({
      ok: false,
      error: { code: 'outbound_refused', message: 'It leads into a private network.' },
      retryable: false,
    }));

  it('is not sent unsigned', () =>
    withServer(answering(200), async ({ url, received }) => {
      for (const changes of [{ secretId: 'gone' }, { organizationId: 'org-2' }]) {
        expect(await sender()(webhook(url, changes))).to.deep.equal({
          ok: false,
          error: { code: 'secret_missing', message: 'The signing secret of this webhook is gone.' },
          retryable: false,
        });
      }
      expect(received).to.deep.equal([]);
    }));

  const refused: readonly Record<string, string>[] = [
    { Host: 'internal' },
    { 'content-length': '0' },
    { 'Transfer-Encoding': 'chunked' },
    { Connection: 'upgrade' },
    { 'Proxy-Authorization': 'x' },
    { 'x-a': 'b\r\nHost: internal' },
    { 'x-a': 'b\nc' },
    { 'x-a': 'b\u2028c' },
    { 'x-a': 'b\0' },
    { 'x-a': 'x'.repeat(5_000) },
    { 'x a': 'b' },
    { 'x-a\r\n': 'b' },
    { '': 'b' },
  ];
  for (const headers of refused) {
    it(`is not sent with the header ${JSON.stringify(headers).slice(0, 40)}`, () =>
      withServer(answering(200), async ({ url, received }) => {
        expect(await sender()(webhook(url, { headers }))).to.deep.equal({
          ok: false,
          error: { code: 'header_refused', message: 'One of its headers may not be sent.' },
          retryable: false,
        });
        expect(received).to.deep.equal([]);
      }));
  }
});
