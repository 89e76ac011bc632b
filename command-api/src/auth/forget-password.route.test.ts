import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { signUp } from '../testing/sign-up.ts';
import { forgetPasswordRoute } from './forget-password.route.ts';

describe('asking for a new password', () => {
  let api: ServedCommandApi;
  before(async () => {
    api = await serveCommandApi({ realSessions: true });
    await signUp(api, 'Ada');
  });
  after(() => api.close());

  it('begins a mail only after the answer, so that its time tells nobody who has an account', async () => {
    const deps = { ...api, baseUrl: 'https://partners.example.com', passwords: { setAt: async () => undefined } };
    const answer = await forgetPasswordRoute.handle(
      { body: { email: 'ada@example.com' } } as never,
      deps as unknown as Parameters<typeof forgetPasswordRoute.handle>[1],
    );
    expect(answer).to.deep.equal({ body: { success: true } });
    expect(api.effects.recorded).to.deep.equal([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(api.effects.recorded.map(({ effect }) => 'to' in effect && effect.to)).to.deep.equal([['ada@example.com']]);
  });
});
