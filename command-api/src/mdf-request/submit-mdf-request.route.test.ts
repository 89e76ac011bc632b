import { expect } from 'chai';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { booth, sendMdf } from './mdf-api.examples.ts';

describe('submit MDF request over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  it('asks for funds, and answers a repeat as the first time', async () => {
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await sendMdf(api, '/api/mdf-requests', booth(partnerId), repeat);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const again = await sendMdf(api, '/api/mdf-requests', booth(partnerId), repeat);

    expect([first.status, again.status, again.body]).to.deep.equal([201, 201, first.body]);
    expect(first.body.mdfRequest).to.include({
      partnerId,
      status: 'submitted',
      budgetYear: 2026,
      submittedBy: 'user-1',
    });
    expect(await api.events('MdfRequestSubmitted')).to.deep.equal([
      {
        type: 'MdfRequestSubmitted',
        data: {
          mdfRequestId: first.body.mdfRequest.id,
          ...booth(partnerId),
          description: null,
          budgetYear: 2026,
          submittedBy: 'user-1',
          submittedAt: '2026-05-16T12:00:00.000Z',
        },
      },
    ]);
  });

  it('lets a partner ask for itself, and for nobody else', async () => {
    const own = await sendMdf(api, '/api/mdf-requests', booth(partnerId), { as: personOf(partnerId) });
    const others = await sendMdf(api, '/api/mdf-requests', booth(partnerId), { as: personOf('partner-2') });
    expect([own.status, others.status, others.body.code]).to.deep.equal([201, 404, 'not_found']);
  });

  it('does not find an unknown partner, or one of another organization', async () => {
    const unknown = await sendMdf(api, '/api/mdf-requests', booth('nobody'));
    const foreign = await sendMdf(api, '/api/mdf-requests', booth(partnerId), { as: elsewhere });
    expect([unknown.status, foreign.status, foreign.body]).to.deep.equal([404, 404, unknown.body]);
  });

  it('refuses an archived partner, and who may only read', async () => {
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const archived = await sendMdf(api, '/api/mdf-requests', booth(partnerId));
    const reader = await sendMdf(api, '/api/mdf-requests', booth(partnerId), { as: viewer });
    expect([archived.status, archived.body.code, reader.status]).to.deep.equal([422, 'prerequisite_missing', 403]);
  });
});
