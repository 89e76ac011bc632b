import { deepEqual, ok } from 'node:assert/strict';
import {
  addDays,
  addMillis,
  DAY,
  inactivityIn,
  type Recorded,
  renewalsIn,
  type TimeTriggerEvent,
} from '@partneros/domain';
import fc from 'fast-check';
import { timeBench, type Waiting } from './time-triggers.examples.ts';

// A small number by default; `VIRTUAL_YEARS=500 npx mocha …` looks for longer, from another place with `SEED`.
const YEARS = Number(process.env.VIRTUAL_YEARS ?? 12);
const SEED = Number(process.env.SEED ?? 20_261_120);

const HOUR = 3_600_000;
const WAITING: Readonly<Record<string, Waiting>> = {
  w7: { trigger: 'partner_inactive', days: 7 },
  w30: { trigger: 'partner_inactive', days: 30 },
  r0: { trigger: 'contract_renewal_approaching', daysBefore: 0 },
  r30: { trigger: 'contract_renewal_approaching', daysBefore: 30 },
};
const ZONES = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Auckland'];

const partner = fc.constantFrom('partner-1', 'partner-2', 'partner-3');
const contract = fc.constantFrom('contract-1', 'contract-2');
const workflow = fc.constantFrom(...Object.keys(WAITING));
const date = fc.integer({ min: 0, max: 9 }).map((n) => addDays('2026-01-20', 45 * n));

/** What people do, what becomes of the machine, and how time passes: by minutes, by days, or by weeks at once. */
const deed = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.constantFrom(0, 0.01, 5, 24, 100, 300, 900) }),
  },
  {
    weight: 30,
    arbitrary: fc.record({ do: fc.constant('meet' as const), partner, daysAgo: fc.constantFrom(0, 0, 1, 20, 50) }),
  },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('automate' as const), partner }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('archive' as const), partner: fc.constant('partner-3') }) },
  { weight: 20, arbitrary: fc.record({ do: fc.constant('move' as const), contract, date }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('renew' as const), contract, date }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('terminate' as const), contract: fc.constant('contract-2') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('relocate' as const), zone: fc.constantFrom(...ZONES) }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('switch' as const), workflow, on: fc.boolean() }) },
  { weight: 20, arbitrary: fc.record({ do: fc.constantFrom('start' as const, 'stop' as const, 'forget' as const) }) },
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constant('startToDie' as const),
      death: fc.record({ at: fc.integer({ min: 1, max: 8 }), done: fc.boolean() }),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** When a workflow was active, by its own events. */
interface Span {
  readonly from: { readonly at: string; readonly position: bigint };
  to: { readonly at: string; readonly position: bigint } | undefined;
}

const spansOf = (history: readonly Recorded[], workflowId: string): readonly Span[] => {
  const spans: Span[] = [];
  for (const { type, data, recordedAt, position } of history) {
    if ((data as { workflowId?: string }).workflowId !== workflowId) continue;
    const open = spans.at(-1)?.to === undefined ? spans.at(-1) : undefined;
    if (type === 'WorkflowActivated' && open === undefined)
      spans.push({ from: { at: recordedAt, position }, to: undefined });
    if (type === 'WorkflowDeactivated' && open !== undefined) open.to = { at: recordedAt, position };
  }
  return spans;
};

/** What the pure functions say of a history, for the workflows that were active then. */
const expectedOf = (history: readonly Recorded[], until: string): readonly string[] =>
  Object.entries(WAITING).flatMap(([workflowId, waiting]) => {
    const spans = spansOf(history, workflowId);
    const isAwaited = ({ dueAt, position }: { readonly dueAt: string; readonly position: bigint }) =>
      spans.some(
        ({ from, to }) =>
          (dueAt > from.at || position > from.position) &&
          (to === undefined || dueAt < to.at || (dueAt === to.at && position < to.position)),
      );
    const moments =
      waiting.trigger === 'partner_inactive'
        ? inactivityIn(history, waiting.days ?? 30, until).moments.map((each) => ({ ...each, subject: each.partnerId }))
        : renewalsIn(history, waiting.daysBefore ?? 30, until, isAwaited).moments.map((each) => ({
            ...each,
            subject: `${each.contractId} ${each.renewalDate}`,
          }));
    return moments.filter(isAwaited).map(({ dueAt, subject }) => `${workflowId} ${subject} ${dueAt}`);
  });

const named = ({ data }: TimeTriggerEvent): string =>
  `${data.workflowId} ${'contractId' in data ? `${data.contractId} ${data.renewalDate}` : data.partnerId} ${data.dueAt}`;

const live = async (deeds: readonly Deed[]) => {
  const bench = timeBench();
  let isUp = false;
  const stop = async () => {
    await bench.stop();
    isUp = false;
  };
  const start = async () => {
    if (isUp) return;
    await bench.stop();
    await bench.start();
    isUp = true;
  };
  await bench.found('UTC');
  for (const id of ['partner-1', 'partner-2', 'partner-3']) await bench.createPartner(id);
  for (const [id, waiting] of Object.entries(WAITING)) await bench.activate(id, waiting);
  await bench.createContract('contract-1', '2026-06-30');
  await bench.createContract('contract-2', '2026-01-20', 'partner-3');

  for (const each of deeds) {
    const now = bench.clock.now();
    switch (each.do) {
      case 'pass':
        bench.clock.advance(each.hours * HOUR);
        // Sometimes nobody waits until what came is noted.
        if (each.hours !== 0.01) await bench.idle();
        break;
      case 'meet':
        await bench.meet(each.partner, addMillis(now, -each.daysAgo * DAY));
        break;
      case 'automate':
        await bench.meet(each.partner, now, { actor: { type: 'workflow', id: 'other' } });
        break;
      case 'archive':
        await bench.onPartner(each.partner, {
          type: 'ArchivePartner',
          data: { partnerId: each.partner, reason: null },
        });
        break;
      case 'move':
        await bench.moveRenewal(each.contract, each.date);
        break;
      case 'renew':
        await bench.onContract(each.contract, {
          type: 'RenewContract',
          data: { contractId: each.contract, renewalDate: each.date, renewedAt: now },
        });
        break;
      case 'terminate':
        await bench.onContract(each.contract, {
          type: 'TerminateContract',
          data: { contractId: each.contract, reason: null, terminatedAt: now },
        });
        break;
      case 'relocate':
        await bench.moveTo(each.zone);
        break;
      case 'switch':
        if (each.on)
          await bench.onWorkflow(each.workflow, { type: 'ActivateWorkflow', data: { workflowId: each.workflow } });
        else await bench.deactivate(each.workflow);
        break;
      case 'start':
        await start();
        break;
      case 'startToDie':
        await bench.stop();
        await bench.start({ death: each.death });
        isUp = false;
        break;
      case 'stop':
      case 'forget':
        await stop();
        // A read model may always be lost, together with its checkpoint: it is made again from the log.
        if (each.do === 'forget') await bench.rows.drop({ name: 'time-triggers', version: 1 });
        break;
    }
  }
  bench.clock.advance(30 * DAY);
  await start();
  await bench.idle();
  const outcome = {
    owed: await bench.owed(),
    history: await bench.history(),
    fired: await bench.fired(),
    until: bench.clock.now(),
  };
  const { troubles } = bench;
  await bench.close();
  return { ...outcome, troubles };
};

describe('a virtual year of work, downtime and jumps of the clock', () => {
  it('fires exactly the moments that the pure functions find in its history', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 120 }), async (deeds) => {
        const { history, fired, owed, until, troubles } = await live(deeds);
        deepEqual([troubles, owed], [[], []]);
        deepEqual(fired.map(named).toSorted(), expectedOf(history, until).toSorted());
        for (const { type, data } of fired) {
          ok(data.firedAt >= data.dueAt, 'nothing is noted before it has come');
          seen.set(type, (seen.get(type) ?? 0) + 1);
        }
      }),
      { numRuns: YEARS, seed: SEED, includeErrorInReport: true },
    );
    for (const type of ['PartnerInactivityReached', 'ContractRenewalWindowEntered'])
      ok((seen.get(type) ?? 0) >= YEARS, `${type} ${seen.get(type)}: too few to mean anything`);
    if (process.env.VIRTUAL_YEARS) console.log(YEARS, 'histories', seen);
  }).timeout(Math.max(10_000, YEARS * 1_000));
});
