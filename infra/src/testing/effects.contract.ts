import type { EffectResult, Effects } from '@partneros/domain';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';

/** Effects under test, with a web address that they may call and that answers 200. */
export interface OpenEffectsUnderTest {
  readonly effects: Effects;
  readonly url: string;
  close(): Promise<void>;
}

const step = { organizationId: 'org-1', key: 'a'.repeat(64) };

/** What all effects have in common. The secret `secret-1` of `org-1` exists. */
export const effectsContract = (adapter: string, open: () => Promise<OpenEffectsUnderTest>): void => {
  describe(`effects contract: ${adapter}`, () => {
    let opened: OpenEffectsUnderTest;

    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const calls: Readonly<Record<string, (changes?: object) => Promise<EffectResult>>> = {
      email: (changes) =>
        opened.effects.sendEmail({ ...step, to: ['anna@example.com'], subject: 'Hello', text: 'Hello', ...changes }),
      Slack: (changes) => opened.effects.postSlackMessage({ ...step, channel: '#deals', text: 'Hello', ...changes }),
      webhook: (changes) =>
        opened.effects.callWebhook({
          ...step,
          url: opened.url,
          method: 'POST',
          headers: {},
          body: '{}',
          secretId: 'secret-1',
          depth: 1,
          ...changes,
        }),
    };

    for (const [kind, call] of Object.entries(calls)) {
      it(`${kind}: succeeds with an output that is JSON`, async () => {
        const result = await call();
        expect(result.ok).to.equal(true);
        expect(JSON.parse(JSON.stringify(result))).to.deep.equal(result);
      });

      it(`${kind}: succeeds again under the same key`, async () => {
        const first = await call();
        expect(await call()).to.deep.equal(first);
      });

      it(`${kind}: resolves whatever it is given`, async () => {
        const nonsense = { key: '\r\n', to: ['\0'], subject: '\n', channel: '', url: 'file:///', organizationId: '..' };
        expect(await call(nonsense)).to.have.property('ok');
        expect(await call({ to: null, headers: null, text: null, channel: null, url: null })).to.have.property('ok');
      });
    }
  });
};
