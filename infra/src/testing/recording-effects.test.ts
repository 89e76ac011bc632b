import type { EffectResult } from '@partneros/domain';
import { expect } from 'chai';
import { effectsContract } from './effects.contract.ts';
import { createRecordingEffects } from './recording-effects.ts';

effectsContract('recording', async () => ({
  effects: createRecordingEffects(),
  url: 'https://hooks.example.com',
  close: async () => undefined,
}));

const mail = (key: string) => ({
  organizationId: 'org-1',
  key,
  to: ['anna@example.com'],
  subject: 'Hello',
  text: 'Hello',
});
const message = (key: string) => ({ organizationId: 'org-1', key, channel: '#deals', text: 'Hello' });
const failure = (code: string): EffectResult => ({ ok: false, error: { code, message: code }, retryable: true });

describe('recording effects', () => {
  it('write down every call in order', async () => {
    const effects = createRecordingEffects();
    await effects.sendEmail(mail('a'));
    await effects.postSlackMessage(message('b'));
    await effects.sendEmail(mail('a'));
    expect(effects.recorded).to.deep.equal([
      { kind: 'email', effect: mail('a') },
      { kind: 'slack', effect: message('b') },
      { kind: 'email', effect: mail('a') },
    ]);
  });

  it('give the results that were said beforehand: for a key, then for a kind, then well', async () => {
    const effects = createRecordingEffects();
    effects.answer('email', failure('kind'));
    effects.answer('a', failure('key 1'), failure('key 2'));
    const codes: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      const result = await effects.sendEmail(mail('a'));
      codes.push(result.ok ? 'well' : result.error.code);
    }
    expect(codes).to.deep.equal(['key 1', 'key 2', 'kind', 'well']);
    expect(await effects.postSlackMessage(message('b'))).to.deep.equal({ ok: true, output: {} });
  });
});
