import { deepEqual, equal, ok } from 'node:assert/strict';
import { DAY, type Message } from '@partneros/domain';
import { projections, runProjections, upcomingModel } from '@partneros/projections';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type Looked } from './testing/workflows-over-http.ts';

const PRIMARY = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };
const TASK = { type: 'create_task', data: { title: 'Call' } };

describe('what will happen', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;

  before(async () => {
    served = await serveEverything();
    api = asks(served);
    await api.patch('/api/organization', { timeZone: 'America/New_York' });
    await api.activate(chain({ trigger: 'partner_inactive', days: 20 }, TASK));
    await api.activate(chain({ trigger: 'partner_inactive', days: 25 }, TASK));
    await api.activate(chain({ trigger: 'contract_renewal_approaching' }, TASK));
    await api.activate(
      chain({ trigger: 'partner_created' }, { type: 'delay', data: { amount: 12, unit: 'days' } }, TASK),
    );
    for (const [index, renewalDate] of ['2026-07-10', '2026-06-20', '2026-07-10', '2026-12-31'].entries()) {
      const partner = { name: `Partner ${index}`, type: 'reseller', primaryContact: PRIMARY };
      const { id } = (await api.post('/api/partners', partner)).partner;
      await api.post(`/api/partners/${id}/contracts`, { name: 'Terms', renewalDate });
      const amount = { minor: 1, currency: 'EUR' };
      await api.post('/api/deal-registrations', { partnerId: id, accountName: `Account ${index}`, amount });
      if (index === 3) await api.post(`/api/partners/${id}/archive`);
      served.clock.advance(DAY / 2);
      await served.settled();
    }
  });
  after(() => served.close());

  const list = async (query = ''): Promise<readonly Looked[]> =>
    (await api.read(`/api/upcoming?limit=100${query}`)).upcoming;
  const kinds = (items: readonly Looked[]) => [...new Set(items.map(({ kind }) => kind))].toSorted();

  it('is listed soonest first, for as many days as one asks for', async () => {
    const all = await list();
    const moments = all.map(({ dueAt }) => dueAt);
    deepEqual(moments, moments.toSorted());
    deepEqual(kinds(all), ['delay', 'inactivity', 'renewal']);
    deepEqual(kinds(await list('&days=100')), ['delay', 'inactivity', 'registration_expiry', 'renewal']);
    equal((await list('&days=1')).length, 0);
    ok(all.every(({ dueAt }) => dueAt > served.clock.now()));
  });

  it('is filtered by kind, partner and workflow', async () => {
    const all = await list('&days=100');
    for (const name of ['kind', 'partnerId', 'workflowId'])
      for (const value of new Set(all.map((item) => item[name]).filter(Boolean)))
        deepEqual(
          await list(`&days=100&${name}=${value}`),
          all.filter((item) => item[name] === value),
          `${name} ${value}`,
        );
  });

  it('comes in pages that make the whole, also where much falls on one moment', async () => {
    const all = await list('&days=100');
    for (const limit of [1, 2, 5]) {
      const paged: Looked[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Looked = await api.read(`/api/upcoming?days=100&limit=${limit}${cursor && `&cursor=${cursor}`}`);
        paged.push(...page.upcoming);
        cursor = page.nextCursor;
      }
      deepEqual(paged, all);
    }
    equal((await served.fetch('/api/upcoming?cursor=nonsense')).status, 400);
  });

  it('is the same after a rebuild', async () => {
    const all = await list('&days=100');
    await served.rows.drop(upcomingModel);
    const rebuilding = runProjections(
      served,
      projections.filter(({ model }) => model.name === upcomingModel.name),
    );
    await rebuilding.caughtUp;
    await rebuilding.stop();
    deepEqual(await list('&days=100'), all);
  });

  it('happens, each thing at its moment, and nothing else', async () => {
    const all = await list();
    ok(all.length >= 10, `${all.length} is too little to mean anything`);
    const from = await served.feed.head();
    for (const dueAt of new Set(all.map((item) => item.dueAt))) {
      served.clock.set(dueAt);
      await served.settled();
    }
    const events = (await served.feed.read(from, 10_000)) as readonly Message[];
    const happened = events.flatMap(({ type, data }): readonly string[] => {
      const { partnerId, workflowId, contractId, runId, dueAt } = data as Looked;
      if (type === 'PartnerInactivityReached') return [`inactivity/${workflowId}/${partnerId} ${dueAt}`];
      if (type === 'ContractRenewalWindowEntered') return [`renewal/${workflowId}/${contractId} ${dueAt}`];
      return type === 'DelayElapsed' ? [`delay/${runId} ${dueAt}`] : [];
    });
    deepEqual(happened.toSorted(), all.map(({ id, dueAt }) => `${id} ${dueAt}`).toSorted());
  });
});
