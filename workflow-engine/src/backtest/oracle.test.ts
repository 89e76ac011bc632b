import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Definition, PartnerCommand } from '@partneros/domain';
import { contactExample } from '@partneros/domain/testing';
import fc from 'fast-check';
import { engineBench } from '../engine.examples.ts';
import { backtest, comparable, live, reallyRan, tried } from './backtest.examples.ts';

const HISTORIES = Number(process.env.HISTORIES ?? 30);
const HOUR = 3_600_000;
const PARTNERS = ['p1', 'p2', 'p3'];
const STAGES = ['recruit', 'onboard', 'enable', 'optimize'];
const TIERS = ['Silver', 'Gold'];

type Data = Definition['nodes'][number]['data'];
type Step = readonly [type: string, data: Data];

const TRIGGERS: readonly Data[] = [
  { trigger: 'partner_created' },
  { trigger: 'partner_stage_changed' },
  { trigger: 'partner_stage_changed', toStage: 'Enable' },
  { trigger: 'partner_tier_changed', fromTier: null },
  { trigger: 'partner_tier_changed', toTier: 'gold' },
  { trigger: 'contact_added_to_partner', includePrimary: true },
  { trigger: 'partner_stage_changed', reenroll: 'once_per_subject' },
  { trigger: 'contact_added_to_partner', reenroll: 'cooldown', cooldown: { amount: 5, unit: 'hours' } },
];

const STEPS: readonly Step[] = [
  [
    'send_email',
    { to: 'primary_contact', subject: '{{partner.stage}} v{{partner.version}}', body: '{{partner.tier}}' },
  ],
  ['send_email', { to: '{{contact.email}}', subject: 'Hello', body: '{{trigger.at}} {{run.startedAt}}' }],
  ['notify', { channel: 'slack', recipient: '#deals', message: '{{partner.name}} {{from}} {{to}} {{event.from}}' }],
  ['update_record', { entity: 'partner', changes: { stage: 'enable' } }],
  ['update_record', { entity: 'partner', changes: { tier: 'Gold', industry: '{{partner.stage}}' } }],
  ['update_record', { entity: 'partner', id: 'nobody', changes: { tier: 'Gold' } }],
  ['delay', { amount: 2, unit: 'hours' }],
  ['delay', { amount: 7, unit: 'hours' }],
  ['webhook', { url: 'https://hook.example/{{partner.id}}', secretId: 's1' }],
  ['create_task', { title: 'Call {{partner.name}}', dueInDays: 2 }],
  ['assign_training', { tags: ['start'] }],
];

const steps = fc.array(fc.constantFrom(...STEPS), { maxLength: 3 });

// First some steps, then a branch, and some steps on each of its ways.
const definitions = fc
  .record({
    trigger: fc.constantFrom(...TRIGGERS),
    first: steps,
    gold: steps,
    rest: steps,
    tier: fc.constantFrom(...TIERS),
  })
  .map(({ trigger, first, gold, rest, tier }): Definition => {
    const nodes: Definition['nodes'][number][] = [];
    const edges: Definition['edges'][number][] = [];
    const add = (id: string, type: string, data: Data, source?: string, sourceHandle?: string) => {
      nodes.push({ id, type, position: { x: 0, y: 0 }, data });
      if (source !== undefined)
        edges.push({ id: `e-${id}`, source, target: id, ...(sourceHandle && { sourceHandle }) });
      return id;
    };
    const addAll = (prefix: string, all: readonly Step[], from: string, handle?: string) =>
      all.reduce(
        (source, [type, data], index) => add(`${prefix}${index}`, type, data, source, index === 0 ? handle : undefined),
        from,
      );
    const always: Step = ['send_email', { to: 'primary_contact', subject: 'Begun', body: '{{trigger.type}}' }];
    const start = addAll('first', [...first, always], add('trigger', 'trigger', trigger));
    const cases = [{ id: 'yes', all: [{ path: 'partner.tier', op: 'equals', value: tier }] }];
    add('branch', 'branch', { cases }, start);
    addAll('gold', gold, 'branch', 'yes');
    addAll('rest', rest, 'branch', 'else');
    return { nodes, edges };
  });

type Act = { readonly kind: 'create' | 'stage' | 'tier' | 'contact'; readonly partner: string; readonly which: number };

const histories = fc.array(
  fc.record({
    wait: fc.integer({ min: 0, max: 5 }),
    act: fc.record({
      kind: fc.constantFrom('create', 'stage', 'tier', 'tier', 'stage', 'contact'),
      partner: fc.constantFrom(...PARTNERS),
      which: fc.nat({ max: 11 }),
    }) as fc.Arbitrary<Act>,
  }),
  { minLength: 5, maxLength: 20 },
);

const commandOf = ({ kind, partner: partnerId, which }: Act, round: number): PartnerCommand => {
  if (kind === 'stage')
    return { type: 'ChangePartnerStage', data: { partnerId, stage: STAGES[which % STAGES.length] ?? '' } };
  if (kind === 'tier')
    return {
      type: 'AssignPartnerTier',
      data: { partnerId, tier: TIERS[which % 3] ?? null, source: 'manual' },
    };
  const contact = contactExample({ contactId: `c-${round}`, email: `c${round}@${partnerId}.example` });
  return { type: 'AddContact', data: { partnerId, contact } };
};

describe('a backtest over what the engine has lived through', () => {
  it('makes the same runs, steps, branches, mails and changes, in the same order', async () => {
    let runs = 0;
    let changes = 0;
    let skipped = 0;
    await fc.assert(
      fc.asyncProperty(definitions, histories, async (definition, history) => {
        const bench = engineBench();
        const engine = bench.start();
        await engine.ready;
        const time = live(bench, engine);
        await bench.createTraining('t1', { tags: ['start'], isPublished: true });
        await bench.createTraining('t2', { tags: ['start', 'more'], isPublished: true });
        await bench.activate('w1', definition);
        await engine.idle();
        const created = new Set<string>();
        for (const [round, { wait, act }] of history.entries()) {
          // Never in the very millisecond in which a delay ends: delays are whole hours.
          await time.pass(wait * HOUR + 1);
          if (!created.has(act.partner)) await bench.createPartner(act.partner);
          else await bench.onPartner(act.partner, commandOf(act, round)).catch(() => undefined);
          created.add(act.partner);
          await engine.idle();
        }
        await time.pass(3 * HOUR);
        deepEqual(bench.troubles, []);

        const told = await backtest(bench, [tried('w1', definition)]);
        const real = await reallyRan(bench, 'w1');
        deepEqual((told.runs[2] ?? []).map(comparable), real.map(comparable));
        deepEqual(told.divergences, []);
        const [summary] = told.summaries;
        const started = real.filter(({ status }) => status !== 'skipped').length;
        deepEqual(summary?.real, { runs: started, inBoth: started });
        const sent = bench.effects.recorded.filter(({ kind }) => kind === 'email').length;
        equal(summary?.mails, sent);
        runs += real.length;
        skipped += summary?.byStatus.skipped ?? 0;
        changes += summary?.recordsChanged ?? 0;

        await engine.stop();
        await bench.close();
      }),
      { numRuns: HISTORIES },
    );
    ok(runs > HISTORIES && changes > 0, `${runs} runs and ${changes} changes are too few to mean anything`);
    ok(HISTORIES < 100 || skipped > 0, 'no run was kept from starting itself again');
  }).timeout(120_000);
});
