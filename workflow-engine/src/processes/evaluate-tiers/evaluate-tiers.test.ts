import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Recorded } from '@partneros/domain';
import {
  addMillis,
  DAY,
  fold,
  type PartnerFacts,
  type ProgramEvent,
  partsOf,
  program,
  streamOf,
  tierMove,
  tierStanding,
} from '@partneros/domain';
import { partnerFactsModel } from '@partneros/projections/models';
import fc from 'fast-check';
import { chain, ORGANIZATION } from '../../engine.examples.ts';
import { engineModel } from '../../kernel/engine-rows.ts';
import { type Death, mortal } from '../../mortal.examples.ts';
import { TIER_BATCH } from './evaluate-all-tiers.process.ts';
import { tierBench } from './tier-bench.examples.ts';

describe('the evaluation of tiers', () => {
  let bench: ReturnType<typeof tierBench>;

  const open = async () => {
    bench = tierBench();
    await bench.createPartner('acme');
  };
  const close = async () => {
    await bench.end();
    await bench.close();
  };
  beforeEach(open);
  afterEach(close);

  const pass = async (days: number) => {
    bench.clock.advance(days * DAY);
    await bench.idle();
  };
  const deadlines = async () => {
    const found: string[] = [];
    for await (const { row } of bench.rows.scan(engineModel))
      if (row.kind === 'deadline') found.push(`${row.process} ${row.subjectId} ${row.dueAt}`);
    return found;
  };

  describe('of one partner', () => {
    beforeEach(async () => {
      await bench.ladder();
      await bench.evaluation();
      await bench.begin();
    });

    it('moves it up when it has earned a tier, and says by what', async () => {
      await bench.win('deal-1');
      await bench.idle();
      deepEqual(await bench.moves(), ['null > Silver']);
      const [, why, moved] = await bench.history('acme');
      const won = (await bench.feed.read(0n, 1_000)).find(({ type }) => type === 'DealClosedWon');
      ok(why?.type === 'PartnerTierEvaluated' && moved?.type === 'PartnerTierChanged' && won !== undefined);
      const { reason, from, to, programVersion, tiers } = why.data;
      deepEqual([reason, from, to, programVersion], ['earned', null, 'Silver', 6]);
      deepEqual(
        tiers.map(({ name, requirements }) => [name, requirements[0]?.anyOf[0]]),
        [
          [
            'Silver',
            {
              rule: { fact: 'won_deals', atLeast: 1, withinDays: 90 },
              met: true,
              value: 1,
              missing: 0,
              evidence: [String(won.position)],
            },
          ],
        ],
      );
      for (const { metadata } of [why, moved]) {
        deepEqual(metadata.actor, { type: 'policy', id: 'evaluate-tier' });
        deepEqual([metadata.causationId, metadata.correlationId], [won.metadata.eventId, won.metadata.correlationId]);
      }
      equal(moved.data.source, 'automatic');
    });

    it('moves it down on the day that a fact is too old, by nobody’s doing', async () => {
      await bench.win('deal-1');
      await bench.idle();
      await pass(89);
      deepEqual(await bench.moves(), ['null > Silver']);
      await pass(1);
      deepEqual(await bench.moves(), ['null > Silver', 'Silver > null']);
      const moved = (await bench.history('acme')).at(-1);
      deepEqual([moved?.metadata.causedBy, moved?.metadata.depth], [undefined, 0]);
    });

    it('moves it down when a fact is taken back', async () => {
      await bench.win('deal-1');
      await bench.win('deal-2');
      await bench.idle();
      await bench.reopen('deal-1');
      await bench.idle();
      equal((await bench.moves()).at(-1), 'Gold > Silver');
    });

    it('lets a grace pass first when the programme says so, and ends it when all is well again', async () => {
      await bench.evaluation({ demotion: 'after_grace', graceDays: 30 });
      await bench.win('deal-1');
      await bench.idle();
      await pass(90);
      deepEqual((await bench.types()).at(-1), 'PartnerTierGraceStarted');
      await pass(29);
      await bench.win('deal-2');
      await bench.idle();
      deepEqual((await bench.types()).at(-1), 'PartnerTierGraceEnded');
      await pass(90);
      await pass(30);
      deepEqual(await bench.moves(), ['null > Silver', 'Silver > null']);
    });

    it('leaves who is pinned alone, and moves it once it is unpinned', async () => {
      const data = { partnerId: 'acme' };
      await bench.onPartner('acme', { type: 'AssignPartnerTier', data: { ...data, tier: 'Gold', source: 'manual' } });
      await bench.win('deal-1');
      await pass(1);
      deepEqual(await bench.moves(), ['null > Gold']);
      await bench.onPartner('acme', { type: 'UnpinPartnerTier', data });
      await bench.idle();
      deepEqual(await bench.moves(), ['null > Gold', 'Gold > Silver']);
    });

    it('goes on after a restart, with what was to come and what came meanwhile', async () => {
      await bench.win('deal-1');
      await bench.idle();
      await bench.end();
      await bench.win('deal-2');
      await bench.begin();
      deepEqual(await bench.moves(), ['null > Silver', 'Silver > Gold']);
      await bench.end();
      bench.clock.advance(90 * DAY);
      await bench.begin();
      deepEqual((await bench.moves()).at(-1), 'Gold > null');
    });

    it('keeps no deadline for who has nothing to wait for', async () => {
      await bench.win('deal-1');
      await bench.idle();
      const dueAt = addMillis(bench.clock.now(), 90 * DAY);
      await bench.createPartner('later');
      await bench.idle();
      ok((await deadlines()).includes(`evaluate-tier acme ${dueAt}`), String(await deadlines()));
      await pass(91);
      await bench.createPartner('latest');
      await bench.idle();
      deepEqual(
        (await deadlines()).filter((entry) => entry.includes('acme')),
        [],
      );
    });

    it('tries again after an outage of the lists', async () => {
      await bench.end();
      let isDown = true;
      const reached: typeof bench.rows.reached = (...args) =>
        isDown ? Promise.resolve(false) : bench.rows.reached(...args);
      await bench.begin({ rows: { ...bench.rows, reached } });
      await bench.win('deal-1');
      await bench.idle();
      deepEqual(await bench.moves(), []);
      isDown = false;
      bench.clock.advance(5_000);
      await bench.idle();
      deepEqual(await bench.moves(), ['null > Silver']);
    });

    it('starts the workflow of the trigger once', async () => {
      const mail = {
        type: 'send_email',
        data: { to: 'team@partneros.example', subject: '{{from}}>{{to}}', body: 'x' },
      };
      await bench.activate('w', chain({ trigger: 'partner_tier_changed', fromTier: null, toTier: 'Silver' }, mail));
      await bench.win('deal-1');
      await bench.idle();
      equal(bench.effects.recorded.length, 1);
    });
  });

  describe('of everybody', () => {
    it('follows a programme that changes, over more than one batch, and repeats nothing', async () => {
      const many = Array.from({ length: Number(process.env.PARTNERS ?? TIER_BATCH + 5) }, (_, index) => `p${index}`);
      for (const id of many) await bench.createPartner(id);
      await bench.ladder();
      await bench.require('Silver');
      await bench.begin();
      const before = performance.now();
      await bench.evaluation();
      await bench.idle();
      const took = Math.round(performance.now() - before);
      if (process.env.PARTNERS) console.log(`${many.length} partners moved in ${took} ms`);
      const moved = (await bench.feed.read(0n, 1_000_000)).filter(({ type }) => type === 'PartnerTierChanged');
      deepEqual(new Set(moved.map(({ stream }) => partsOf(stream).id)), new Set(['acme', ...many]));
      equal(moved.length, many.length + 1);
      const head = await bench.feed.head();
      await bench.end();
      await bench.begin();
      equal(await bench.feed.head(), head);
    }).timeout(process.env.PARTNERS ? 600_000 : 20_000);

    it('waits for what time changes, also for whom nothing has happened since', async () => {
      await bench.win('deal-1');
      await bench.begin();
      await bench.ladder();
      await bench.evaluation();
      await bench.idle();
      deepEqual(await bench.moves(), ['null > Silver']);
      await bench.onPartner('acme', { type: 'PinPartnerTier', data: { partnerId: 'acme' } });
      await bench.idle();
      await bench.onPartner('acme', { type: 'UnpinPartnerTier', data: { partnerId: 'acme' } });
      await bench.idle();
      await pass(10);
      await bench.require('Silver', { fact: 'won_deals', atLeast: 1, withinDays: 40 });
      await bench.idle();
      await pass(30);
      deepEqual(await bench.moves(), ['null > Silver', 'Silver > null']);
    });

    it('calls whoever has a tier by its new name, and starts nothing by it', async () => {
      await bench.ladder();
      await bench.createPartner('pinned', { tier: 'Gold' });
      await bench.begin();
      const mail = { type: 'send_email', data: { to: 'team@partneros.example', subject: 'x', body: 'x' } };
      await bench.activate('w', chain({ trigger: 'partner_tier_changed' }, mail));
      await bench.onProgram({
        type: 'RenameTier',
        data: { programId: ORGANIZATION, tierId: 'tier-gold', name: 'Premier' },
      });
      await bench.idle();
      deepEqual(await bench.moves('pinned'), ['Gold > Premier']);
      const moved = (await bench.history('pinned')).at(-1);
      equal(moved?.type === 'PartnerTierChanged' && moved.data.source, 'manual');
      equal(bench.effects.recorded.length, 0);
    });
  });

  // Everybody is where the pure functions say, whatever happened, and by as many moves as there were changes.
  const settled = async (partnerIds: readonly string[]) => {
    const events = (await bench.store.read(
      streamOf(program.category, ORGANIZATION, ORGANIZATION),
    )) as readonly Recorded<ProgramEvent>[];
    const defined = fold(program, events)?.state;
    for (const id of partnerIds) {
      const facts = await bench.rows.get<PartnerFacts>(partnerFactsModel, ORGANIZATION, id);
      if (defined === undefined || facts === undefined) continue;
      const now = bench.clock.now();
      deepEqual(tierMove(defined, facts, tierStanding(defined, facts, now), now), undefined, id);
      const moves = await bench.moves(id);
      moves.forEach((move, index) => {
        if (index > 0) equal(move.split(' > ')[0], moves[index - 1]?.split(' > ')[1], `${id}: ${moves}`);
        ok(move.split(' > ')[0] !== move.split(' > ')[1], `${id}: ${moves}`);
      });
    }
  };

  it('comes to the same end wherever it is killed', async () => {
    const play = async (death?: Death) => {
      await close();
      await open();
      await bench.ladder();
      await bench.evaluation();
      const machine = death && mortal(bench, death);
      const engine = bench.start(machine?.ports ?? {});
      const over = Promise.race([
        (async () => {
          await engine.ready;
          await bench.win('deal-1');
          await engine.idle();
          await bench.win('deal-2');
          await engine.idle();
        })(),
        machine?.died ?? new Promise<void>(() => undefined),
      ]);
      await over;
      if (machine === undefined) await engine.stop();
      await bench.win('deal-1');
      await bench.win('deal-2');
      await bench.begin();
      await settled(['acme']);
      equal((await bench.moves()).at(-1)?.split(' > ')[1], 'Gold', `killed at ${death?.at}`);
      return (await bench.types()).filter((type) => type === 'PartnerTierEvaluated').length;
    };
    equal(await play(), 2);
    for (let at = 1; at <= 12; at += 1)
      for (const done of [false, true]) ok((await play({ at, done })) <= 2, `killed at ${at}`);
  }).timeout(60_000);

  it('moves everybody once with two engines', async () => {
    await bench.ladder();
    await bench.evaluation();
    await bench.begin({ shared: true });
    await bench.begin({ shared: true });
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      await bench.createPartner(id);
      for (let deal = 0; deal <= index; deal += 1) await bench.win(`${id}-${deal}`, id);
    }
    await bench.idle();
    await pass(90);
    await settled(['a', 'b', 'c']);
    deepEqual(await bench.moves('a'), ['null > Silver', 'Silver > null']);
    for (const id of ['a', 'b', 'c'])
      equal(
        (await bench.types(id)).filter((type) => type === 'PartnerTierEvaluated').length,
        (await bench.moves(id)).length,
        id,
      );
  });

  it('begins and ends a grace once with two engines', async () => {
    await bench.ladder();
    await bench.evaluation({ demotion: 'after_grace', graceDays: 30 });
    await bench.begin({ shared: true });
    await bench.begin({ shared: true });
    await bench.win('deal-1');
    await bench.idle();
    await pass(90);
    await bench.win('deal-2');
    await bench.idle();
    deepEqual((await bench.types()).slice(-2), ['PartnerTierGraceStarted', 'PartnerTierGraceEnded']);
  });

  it('brings everybody to where the pure functions say, over random histories with restarts', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ do: fc.constant('win' as const), deal: fc.nat(5) }),
            fc.record({ do: fc.constant('reopen' as const), deal: fc.nat(5) }),
            fc.record({ do: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 60 }) }),
            fc.record({ do: fc.constant('restart' as const) }),
            fc.record({ do: fc.constant('require' as const), atLeast: fc.integer({ min: 1, max: 3 }) }),
            fc.record({ do: fc.constant('pin' as const) }),
            fc.record({ do: fc.constant('unpin' as const) }),
          ),
          { minLength: 5, maxLength: 15 },
        ),
        async (deeds) => {
          await close();
          await open();
          await bench.ladder();
          await bench.evaluation({ demotion: 'after_grace', graceDays: 20 });
          await bench.createPartner('other');
          await bench.begin();
          const quietly = (done: Promise<unknown>) => done.catch(() => undefined);
          for (const deed of deeds) {
            const partnerId = 'deal' in deed && deed.deal % 2 === 0 ? 'other' : 'acme';
            if (deed.do === 'win') await bench.win(`deal-${deed.deal}`, partnerId);
            if (deed.do === 'reopen') await bench.reopen(`deal-${deed.deal}`);
            if (deed.do === 'pass') await pass(deed.days);
            if (deed.do === 'require')
              await bench.require('Gold', { fact: 'won_deals', atLeast: deed.atLeast, withinDays: 40 });
            if (deed.do === 'pin' || deed.do === 'unpin')
              await quietly(
                bench.onPartner(partnerId, {
                  type: deed.do === 'pin' ? 'PinPartnerTier' : 'UnpinPartnerTier',
                  data: { partnerId },
                }),
              );
            if (deed.do === 'restart') {
              await bench.end();
              await bench.begin();
            }
          }
          await bench.idle();
          await settled(['acme', 'other']);
        },
      ),
      { numRuns: Number(process.env.HISTORIES ?? 15) },
    )).timeout(60_000);
});
