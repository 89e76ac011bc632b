import { deepEqual, equal, rejects } from 'node:assert/strict';
import { type DealRegistrationCommand, dealRegistration, execute, inactivityIn } from '@partneros/domain';
import { secondContactExample } from '@partneros/domain/testing';
import { chain, engineBench, ORGANIZATION } from '../engine.examples.ts';
import { backtest, comparable, live, reallyRan, tried } from './backtest.examples.ts';

const DAY = 86_400_000;
const gold = { type: 'update_record', data: { entity: 'partner', changes: { tier: 'Gold' } } };
const mail = (body: string) => ({ type: 'send_email', data: { to: 'primary_contact', subject: 'Hello', body } });

describe('a backtest', () => {
  let bench: ReturnType<typeof engineBench>;

  beforeEach(() => {
    bench = engineBench();
  });

  afterEach(() => bench.close());

  it('lets later steps and runs see what earlier ones changed, and says what really happened instead', async () => {
    await bench.createPartner('p1');
    bench.clock.advance(DAY);
    const byAnn = { actor: { type: 'user', id: 'ann' } } as const;
    await bench.onPartner(
      'p1',
      { type: 'AssignPartnerTier', data: { partnerId: 'p1', tier: 'Silver', source: 'manual' } },
      byAnn,
    );
    bench.clock.advance(DAY);
    const definition = chain({ trigger: 'partner_created' }, gold, mail('{{partner.tier}}'));
    const told = await backtest(bench, [tried('w1', definition)]);
    const [update, sent] = told.runs[2]?.[0]?.steps ?? [];
    equal(update?.would?.kind === 'command' && update.would.events[0]?.type, 'PartnerTierChanged');
    equal(sent?.would?.kind === 'email' && sent.would.text, 'Gold');
    const [divergence] = told.divergences;
    deepEqual(
      [told.divergences.length, divergence?.id, divergence?.changes[0], divergence?.really?.actor.id],
      [1, 'p1', { field: 'tier', from: null, to: 'Gold' }, 'ann'],
    );
  });

  it('sees a record as of the trigger event, and as of the moment a delay ends', async () => {
    await bench.createPartner('p1');
    bench.clock.advance(DAY);
    const move = async (stage: string) => {
      await bench.onPartner('p1', { type: 'ChangePartnerStage', data: { partnerId: 'p1', stage } });
      bench.clock.advance(DAY);
    };
    for (const stage of ['enable', 'execute', 'optimize']) await move(stage);
    bench.clock.advance(30 * DAY);
    const wait = { type: 'delay', data: { amount: 36, unit: 'hours' } };
    const now = mail('{{partner.stage}}');
    const definition = chain({ trigger: 'partner_stage_changed', toStage: 'Enable' }, now, wait, now);
    const [run] = (await backtest(bench, [tried('w1', definition)])).runs[2] ?? [];
    const texts = run?.steps.map(({ would }) => (would?.kind === 'email' ? would.text : null));
    deepEqual(texts, ['enable', null, 'execute']);
  });

  it('sees what the policies did about the trigger event, as a live run does', async () => {
    const engine = bench.start();
    await engine.ready;
    await bench.createPartner('p1');
    await bench.activate(
      'w1',
      chain({ trigger: 'deal_registration_approved' }, mail('{{deal.name}} {{registration.status}}')),
    );
    await engine.idle();
    const on = async (command: DealRegistrationCommand) => {
      await execute(bench, dealRegistration, { organizationId: ORGANIZATION, id: 'r1', command, cause: bench.cause() });
      await engine.idle();
    };
    const at = bench.clock.now();
    await on({
      type: 'SubmitDealRegistration',
      data: {
        dealRegistrationId: 'r1',
        partnerId: 'p1',
        accountClaimId: 'a1',
        accountName: 'Globex',
        accountDomain: null,
        amount: { minor: 100, currency: 'EUR' },
        expectedCloseDate: null,
        description: null,
        submittedBy: 'user-1',
        submittedAt: at,
      },
    });
    await on({ type: 'ApproveDealRegistration', data: { dealRegistrationId: 'r1', dealId: 'd1', approvedAt: at } });
    await live(bench, engine).pass(DAY);
    const told = await backtest(bench, [
      tried('w1', chain({ trigger: 'deal_registration_approved' }, mail('{{deal.name}} {{registration.status}}'))),
    ]);
    const real = await reallyRan(bench, 'w1');
    deepEqual((told.runs[2] ?? []).map(comparable), real.map(comparable));
    equal(real[0]?.steps[0]?.would?.kind === 'email' && real[0].steps[0].would.text, 'Globex approved');
    await engine.stop();
  });

  it('keeps to its window, and lets delays run on beyond it, up to now', async () => {
    await bench.createPartner('before');
    bench.clock.advance(DAY);
    const from = bench.clock.now();
    await bench.createPartner('within');
    bench.clock.advance(DAY);
    const to = bench.clock.now();
    bench.clock.advance(1);
    await bench.createPartner('after');
    bench.clock.advance(2 * DAY);
    const wait = (amount: number) => ({ type: 'delay', data: { amount, unit: 'days' } });
    const version = tried('w1', chain({ trigger: 'partner_created' }, wait(2), mail('.'), wait(9), mail('.')));
    const { runs, summaries } = await backtest(bench, [version], { from, to });
    deepEqual(
      runs[2]?.map(({ partnerId, status }) => [partnerId, status]),
      [['within', 'waiting']],
    );
    deepEqual(
      runs[2]?.[0]?.steps.map(({ status }) => status),
      ['simulated', 'simulated', 'waiting'],
    );
    deepEqual([summaries[0]?.runs, summaries[0]?.mails], [1, 1]);
  });

  it('lets a run see what an earlier one has changed at the end of its delay', async () => {
    await bench.createPartner('p1');
    const move = async (stage: string) =>
      bench.onPartner('p1', { type: 'ChangePartnerStage', data: { partnerId: 'p1', stage } });
    await move('enable');
    bench.clock.advance(2 * DAY);
    await move('execute');
    bench.clock.advance(5 * DAY);
    const wait = { type: 'delay', data: { amount: 1, unit: 'days' } };
    const version = tried('w1', chain({ trigger: 'partner_stage_changed' }, mail('{{partner.tier}}'), wait, gold));
    const { runs } = await backtest(bench, [version]);
    const texts = runs[2]?.map(({ steps: [first] }) => first?.would?.kind === 'email' && first.would.text);
    deepEqual(texts, ['', 'Gold']);
  });

  it('keeps what the workflow really did for events before the window', async () => {
    const engine = bench.start();
    await engine.ready;
    const definition = chain({ trigger: 'partner_created' }, gold);
    await bench.activate('w1', definition);
    await bench.createPartner('p1');
    await engine.idle();
    await engine.stop();
    bench.clock.advance(DAY);
    const from = bench.clock.now();
    await bench.onPartner('p1', { type: 'ChangePartnerStage', data: { partnerId: 'p1', stage: 'enable' } });
    const version = tried('w1', chain({ trigger: 'partner_stage_changed' }, mail('{{partner.tier}}')));
    const [run] = (await backtest(bench, [version], { from })).runs[2] ?? [];
    equal(run?.steps[0]?.would?.kind === 'email' && run.steps[0].would.text, 'Gold');
  });

  it('compares two versions run by run: who only one starts, and where the others part', async () => {
    await bench.createPartner('p1');
    for (const stage of ['enable', 'execute'])
      await bench.onPartner('p1', { type: 'ChangePartnerStage', data: { partnerId: 'p1', stage } });
    const one = tried('w1', chain({ trigger: 'partner_stage_changed' }, mail('one')), 1);
    const two = tried('w1', chain({ trigger: 'partner_stage_changed', toStage: 'Execute' }, mail('two')), 2);
    const told = await backtest(bench, [one, two]);
    deepEqual(
      told.differences.map(({ onlyIn, why }) => [onlyIn, why]),
      [
        [1, 'The stage it moved to is enable, not Execute.'],
        [null, 'n1 mails ada@acme.example: Hello one; n1 mails ada@acme.example: Hello two'],
      ],
    );
    deepEqual(
      told.summaries.map(({ version, runs }) => [version, runs]),
      [
        [1, 2],
        [2, 1],
      ],
    );
    const same = await backtest(bench, [one, { ...one, version: 3 }]);
    deepEqual(same.differences, []);
  });

  it('is kept from starting itself again, like a live workflow', async () => {
    await bench.createPartner('p1');
    await bench.onPartner('p1', { type: 'ChangePartnerStage', data: { partnerId: 'p1', stage: 'enable' } });
    const on = { type: 'update_record', data: { entity: 'partner', changes: { stage: 'optimize' } } };
    const { summaries } = await backtest(bench, [tried('w1', chain({ trigger: 'partner_stage_changed' }, on))]);
    deepEqual([summaries[0]?.runs, summaries[0]?.skipped], [2, { loop: 1 }]);
  });

  it('holds what is one too many within an hour, and lets it go on as the live engine does', async () => {
    const engine = bench.start({}, { runsPerHour: 2 });
    await engine.ready;
    const definition = chain({ trigger: 'partner_created' }, mail('{{run.startedAt}}'));
    await bench.activate('w1', definition);
    for (const id of ['p1', 'p2', 'p3', 'p4', 'p5']) {
      await bench.createPartner(id);
      await engine.idle();
      bench.clock.advance(1_000);
    }
    for (let minute = 0; minute < 180; minute += 1) {
      bench.clock.advance(60_000);
      await engine.idle();
    }
    const real = await reallyRan(bench, 'w1');
    const told = await backtest({ ...bench, runsPerHour: 2 }, [tried('w1', definition)]);
    // Minutes are looked at from the first one held on; the live engine's begin when it was told of it.
    const hours = (runs: readonly (typeof real)[number][] = []) =>
      runs.map(({ finishedAt }) => finishedAt?.slice(0, 13));
    deepEqual(hours(told.runs[2]), hours(real));
    deepEqual(new Set(hours(real)).size, 3);
    await engine.stop();
  });

  it('says when partners have been quiet, for any number of days, as the live engine did for its own', async () => {
    const engine = bench.start();
    await engine.ready;
    const quiet = (days: number) =>
      chain({ trigger: 'partner_inactive', days }, mail('{{event.daysInactive}} {{partner.stage}}'));
    await bench.createPartner('p0');
    bench.clock.advance(DAY);
    await bench.activate('w1', quiet(10));
    await engine.idle();
    const from = bench.clock.now();
    const time = async (days: number) => {
      for (let hour = 0; hour < days * 4; hour += 1) {
        bench.clock.advance(DAY / 4);
        await engine.idle();
      }
    };
    await bench.createPartner('p1');
    await time(4);
    await bench.createPartner('p2');
    await time(12);
    await bench.onPartner('p1', { type: 'AddContact', data: { partnerId: 'p1', contact: secondContactExample() } });
    await time(11);
    const real = await reallyRan(bench, 'w1');
    const told = await backtest(bench, [tried('w1', quiet(10))], { from });
    const shown = (runs: readonly (typeof real)[number][] = []) =>
      runs.map(({ id, partnerId, startedAt }) => [partnerId, startedAt.slice(0, 10), id]);
    deepEqual(shown(told.runs[2]), shown(real));
    deepEqual(
      real.map(({ partnerId }) => partnerId),
      ['p0', 'p1', 'p2', 'p1'],
    );
    const history = await bench.feed.read(0n, 10_000);
    for (const days of [3, 15]) {
      const other = await backtest(bench, [tried('w1', quiet(days)), tried('w1', quiet(10), 3)], { from });
      const { moments } = inactivityIn(history, days, bench.clock.now());
      const within = moments.filter(({ dueAt }) => dueAt >= from).map(({ partnerId, dueAt }) => [partnerId, dueAt]);
      deepEqual(
        other.runs[2]?.map(({ partnerId, startedAt }) => [partnerId, startedAt]),
        within,
      );
      equal(other.differences.length, within.length + real.length);
    }
    await engine.stop();
  });

  it('says by code which commands would have been refused', async () => {
    await bench.createPartner('p1');
    const nobody = { type: 'update_record', data: { entity: 'partner', id: 'nobody', changes: { tier: 'Gold' } } };
    const { summaries } = await backtest(bench, [tried('w1', chain({ trigger: 'partner_created' }, nobody))]);
    deepEqual(summaries[0]?.refused, { 'partner-not-found': 1 });
  });

  it('ends when it is told to', async () => {
    await bench.createPartner('p1');
    const version = tried('w1', chain({ trigger: 'partner_created' }, mail('.')));
    await rejects(backtest(bench, [version], { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });
});
