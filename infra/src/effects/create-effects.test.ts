import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyValueStore } from '@partneros/domain';
import { expect } from 'chai';
import { answering, withServer } from '../outbound/test-server.examples.ts';
import { effectsContract } from '../testing/effects.contract.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createEffects, type EffectsConfig } from './create-effects.ts';

const keyValues: Pick<KeyValueStore, 'get'> = {
  get: async <Value extends object>(_collection: string, key: string) =>
    (key === 'org-1/secret-1' ? { secret: 's3cret' } : undefined) as Value | undefined,
};

const open = (
  dataDir: string,
  config: EffectsConfig = {},
  changes: Partial<Parameters<typeof createEffects>[0]> = {},
) => {
  const logged: unknown[] = [];
  const opened = createEffects({
    config: { outboundAllow: ['127.0.0.1'], ...config },
    dataDir,
    keyValues,
    clock: createManualClock('2026-05-16T12:00:00.000Z'),
    log: { error: (message) => logged.push(message) },
    version: '1.2.3',
    ...changes,
  });
  return { ...opened, logged };
};

const mail = (key: string, to = 'anna@example.com') => ({
  organizationId: 'org-1',
  key,
  to: [to],
  subject: 'Hello',
  text: 'Hello',
});
const webhook = (url: string, key: string) => ({
  organizationId: 'org-1',
  key,
  url,
  method: 'POST' as const,
  headers: {},
  body: '{}',
  secretId: 'secret-1',
  depth: 1,
});

// One server is Slack and the webhook's receiver at once.
effectsContract('real', async () => {
  const data = temporaryFolder();
  let close: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  return new Promise((ready) => {
    const answer = answering(200, '{"ok":true,"channel":"C1","ts":"1"}', { 'content-type': 'application/json' });
    const over = withServer(answer, async ({ url }) => {
      const opened = open(data.folder, { slackBotToken: 'xoxb-1' }, { slackUrl: url });
      ready({
        effects: opened.effects,
        url,
        close: async () => {
          await opened.close();
          close();
          await over;
          data.remove();
        },
      });
      await closed;
    });
  });
});

describe('effects', () => {
  let data: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    data = temporaryFolder();
  });
  afterEach(() => data.remove());

  it('write mail into the outbox folder when no SMTP server is configured', async () => {
    const { effects, outbox, close } = open(data.folder, { baseUrl: 'https://partners.example.com:8443/' });
    expect(await effects.sendEmail(mail('key-1'))).to.deep.include({ ok: true });
    expect(readdirSync(join(data.folder, 'outbox/org-1'))).to.deep.equal(['key-1.eml']);
    expect((await outbox.list('org-1', 10)).map(({ messageId }) => messageId)).to.deep.equal([
      '<key-1@partners.example.com>',
    ]);
    await close();
  });

  it('give local mail an id of the same form', async () => {
    const { effects, close } = open(data.folder, { baseUrl: 'http://localhost:3000' });
    const result = await effects.sendEmail(mail('key-1'));
    expect(result).to.have.nested.property('output.messageId', '<key-1@partneros.local>');
    await close();
  });

  it('leave the outbox empty when mail goes to a server', async () => {
    const { effects, outbox, close } = open(data.folder, { smtpUrl: 'smtp://127.0.0.1:1' });
    expect(await effects.sendEmail(mail('key-1'))).to.deep.include({ ok: false, retryable: true });
    expect(await outbox.list('org-1', 10)).to.deep.equal([]);
    expect(await outbox.read('org-1', 'key-1')).to.equal(undefined);
    expect(readdirSync(data.folder)).to.deep.equal([]);
    await close();
  });

  it('never reach a private address that nobody allowed', async () => {
    const { effects, close } = open(data.folder, { outboundAllow: [] });
    const result = await effects.callWebhook(webhook('http://127.0.0.1:8080/', 'key-1'));
    expect(result).to.deep.include({ ok: false, retryable: false });
    expect(result).to.have.nested.property('error.code', 'outbound_refused');
    await close();
  });

  it('refuse to start with a broken allowance, naming it', () =>
    expect(() => open(data.folder, { outboundAllow: ['10.0.0.0/99'] })).to.throw('"10.0.0.0/99"'));

  it('turn an outage of our own into a result worth another try, and log it', async () => {
    const { effects, logged, close } = open(
      data.folder,
      {},
      { keyValues: { get: () => Promise.reject(new Error('the store is down')) } },
    );
    expect(await effects.callWebhook(webhook('http://127.0.0.1/', 'key-1'))).to.deep.equal({
      ok: false,
      error: { code: 'effect_failed', message: 'It failed for a reason of our own; see the log.' },
      retryable: true,
    });
    expect(logged).to.deep.equal(['An effect failed unexpectedly.']);
    await close();
  });

  it('keep sixteen of a kind under way, and let other kinds by', () => {
    const waiting: (() => void)[] = [];
    return withServer(
      (_req, res) => {
        waiting.push(() => res.writeHead(204).end());
      },
      async ({ url, received }) => {
        const { effects, close } = open(data.folder);
        const calls = Array.from({ length: 40 }, (_, i) => effects.callWebhook(webhook(url, `key-${i}`)));
        while (received.length < 16) await new Promise((resolve) => setImmediate(resolve));
        expect(await effects.sendEmail(mail('key-1'))).to.include({ ok: true });
        expect(received).to.have.length(16);
        let most = 0;
        const all = Promise.all(calls);
        for (let answered = 0; answered < 40; answered += 1) {
          while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
          most = Math.max(most, waiting.length);
          waiting.shift()?.();
        }
        expect((await all).every(({ ok }) => ok)).to.equal(true);
        expect(most).to.be.at.most(16);
        await close();
      },
    );
  });

  it('are closed when what was under way has ended', () =>
    withServer(answering(204), async ({ url, received }) => {
      const { effects, close } = open(data.folder);
      const call = effects.callWebhook(webhook(url, 'key-1'));
      await close();
      expect(received).to.have.length(1);
      expect(await call).to.include({ ok: true });
    }));
});
