import { expect } from 'chai';
import { sendMdf } from '../mdf-request/mdf-api.examples.ts';
import { personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

describe('set MDF budget over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const set = (minor: number, request: Parameters<typeof sendMdf>[3] = {}) =>
    sendMdf(api, '/api/mdf-budgets', { year: 2026, amount: { minor, currency: 'EUR' } }, { method: 'PUT', ...request });

  it('sets the funds of a year and currency, and changes nothing when it is so already', async () => {
    const first = await set(10_000_000);
    const again = await set(10_000_000);
    const less = await set(9_000_000);
    expect([first.status, again.status, less.status]).to.deep.equal([200, 200, 200]);
    expect(first.body.mdfBudget).to.include({ id: '2026-EUR', year: 2026, version: 1 });
    expect(again.body).to.deep.equal(first.body);
    expect((await api.events('MdfBudgetSet')).map(({ data }) => data)).to.deep.equal([
      { mdfBudgetId: '2026-EUR', year: 2026, from: null, amount: { minor: 10_000_000, currency: 'EUR' } },
      {
        mdfBudgetId: '2026-EUR',
        year: 2026,
        from: { minor: 10_000_000, currency: 'EUR' },
        amount: { minor: 9_000_000, currency: 'EUR' },
      },
    ]);
  });

  it('asks for the permission', async () => {
    for (const as of [viewer, personOf('partner-1')]) expect((await set(1, { as })).status).to.equal(403);
  });
});
