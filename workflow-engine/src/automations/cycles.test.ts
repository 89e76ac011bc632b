import { deepEqual, match, ok } from 'node:assert/strict';
import { type Definition, execute, graphOf, partner, workflow } from '@partneros/domain';
import { createPartnerCommand } from '@partneros/domain/testing';
import { chain, engineBench, ORGANIZATION } from '../engine.examples.ts';
import { MAX_DEPTH } from './how-to-begin.ts';

type Bench = ReturnType<typeof engineBench>;

const at = { position: { x: 0, y: 0 } };
const task = (id: string) => ({ id, type: 'create_task', data: { title: id }, ...at });
const begin = { id: 'trigger', type: 'trigger', data: { trigger: 'partner_created' }, ...at };
const drawn = (nodes: Definition['nodes'], ...ways: readonly string[]): Definition => ({
  nodes: [begin, ...nodes],
  edges: ways.map((way, index) => {
    const [source = '', target = '', sourceHandle] = way.split(' ');
    return { id: `e${index}`, source, target, ...(sourceHandle && { sourceHandle }) };
  }),
});

/** Circles that somebody draws: such a workflow cannot be switched on, and is told where it goes round. */
const graphs: Readonly<Record<string, Definition>> = {
  'a step that leads to itself': drawn([task('a')], 'trigger a', 'a a'),
  'two steps in a circle': drawn([task('a'), task('b')], 'trigger a', 'a b', 'b a'),
  'a circle behind a delay': drawn(
    [task('a'), { id: 'b', type: 'delay', data: { amount: 1, unit: 'days' }, ...at }],
    'trigger a',
    'a b',
    'b a',
  ),
  'a circle out of a branch': drawn(
    [
      task('a'),
      { id: 'b', type: 'branch', data: { cases: [{ id: 'c', all: [{ path: 'partner.tier', op: 'exists' }] }] }, ...at },
    ],
    'trigger a',
    'a b',
    'b a else',
  ),
  'a circle behind a join': drawn([task('a'), task('b'), task('c')], 'trigger a', 'trigger b', 'a c', 'b c', 'c b'),
  'a step that leads to the trigger': drawn([task('a')], 'trigger a', 'a trigger'),
};

const change = (changes: object, id?: string) => ({
  type: 'update_record',
  data: { entity: 'partner', changes, ...(id && { id }) } as never,
});
const stage = (to: string, id?: string) => change({ stage: to }, id);
const tier = (to: string, id?: string) => change({ tier: to }, id);
const onStage = (over: object = {}) => ({ trigger: 'partner_stage_changed', ...over }) as never;
const onTier = (over: object = {}) => ({ trigger: 'partner_tier_changed', ...over }) as never;
const day = { type: 'delay', data: { amount: 1, unit: 'days' } };
const hook = { type: 'webhook', data: { url: 'https://self.example/api', secretId: 'secret-1' } };
const either = (one: string, other: string, path: string) => ({
  type: 'branch',
  data: {
    cases: [
      { id: 'one', all: [{ path, op: 'equals', value: one }] },
      { id: 'two', all: [{ path, op: 'equals', value: other }] },
    ],
  },
});

/** Both ways out of a branch, or out of the trigger when `fork` is none. */
const forked = (
  trigger: never,
  fork: ReturnType<typeof either> | undefined,
  ...ways: ReturnType<typeof change>[]
): Definition => {
  const source = fork === undefined ? 'trigger' : 'fork';
  return {
    nodes: [
      { id: 'trigger', type: 'trigger', data: trigger, ...at },
      ...(fork === undefined ? [] : [{ id: 'fork', ...fork, ...at }]),
      ...ways.map((way, index) => ({ id: `way${index}`, ...way, ...at })),
    ] as Definition['nodes'],
    edges: [
      ...(fork === undefined ? [] : [{ id: 'in', source: 'trigger', target: 'fork' }]),
      ...ways.map((_, index) => ({
        id: `out${index}`,
        source,
        target: `way${index}`,
        ...(fork !== undefined && { sourceHandle: ['one', 'two', 'else'][index] ?? 'else' }),
      })),
    ],
  };
};

interface Circle {
  readonly workflows: readonly Definition[];
  /** What a webhook does to our own API, knowing nothing but the depth it was handed. */
  readonly webhook?: (bench: Bench, depth: number, calls: number) => Promise<void>;
  readonly reason: 'loop' | 'depth';
}

const setStage = async (bench: Bench, id: string, to: string, depth: number) => {
  const command = { type: 'ChangePartnerStage', data: { partnerId: id, stage: to } } as never;
  await execute(bench, partner, { organizationId: ORGANIZATION, id, command, cause: bench.cause({ depth }) });
};
const LEVELS = Array.from({ length: 14 }, (_, index) => `Level ${index}`);

/** Circles over the log: every step is well, and each event starts the next run. */
const circles: Readonly<Record<string, Circle>> = {
  'a workflow that changes what starts it': {
    workflows: [chain(onTier(), tier('Again'), tier('And again'))],
    reason: 'loop',
  },
  'a workflow that moves its partner on': { workflows: [chain(onStage(), stage('enable'))], reason: 'loop' },
  'a workflow that starts itself a day later': { workflows: [chain(onStage(), day, stage('enable'))], reason: 'loop' },
  'a workflow that starts itself out of a branch': {
    workflows: [forked(onStage(), either('onboard', 'enable', 'to'), stage('enable'), stage('onboard'))],
    reason: 'loop',
  },
  'a workflow that starts itself on two ways at once': {
    workflows: [forked(onStage(), undefined, stage('enable'), tier('Gold'))],
    reason: 'loop',
  },
  'a stage that flips and flops': {
    workflows: [
      chain(onStage({ toStage: 'onboard' }), stage('enable')),
      chain(onStage({ toStage: 'enable' }), stage('onboard')),
    ],
    reason: 'loop',
  },
  'a tier that flips and flops': {
    workflows: [
      chain(onTier({ toTier: 'Gold' }), tier('Silver')),
      chain({ trigger: 'partner_tier_changed', toTier: 'Silver' } as never, tier('Gold')),
      chain(onStage(), tier('Gold')),
    ],
    reason: 'loop',
  },
  'two workflows that start each other': {
    workflows: [chain(onStage(), tier('Gold')), chain(onTier(), stage('enable'))],
    reason: 'loop',
  },
  'two workflows that start each other a day later': {
    workflows: [chain(onStage(), day, tier('Gold')), chain(onTier(), day, stage('enable'))],
    reason: 'loop',
  },
  'three workflows in a ring': {
    workflows: [
      chain(onStage({ toStage: 'onboard' }), stage('enable')),
      chain(onStage({ toStage: 'enable' }), stage('execute')),
      chain(onStage({ toStage: 'execute' }), stage('onboard')),
    ],
    reason: 'loop',
  },
  'two partners that pass it to and fro': {
    workflows: [
      forked(onStage(), either('acme', 'bolt', 'partner.id'), stage('enable', 'bolt'), stage('execute', 'acme')),
    ],
    reason: 'loop',
  },
  'a ring of three partners': {
    workflows: [
      forked(
        onStage(),
        either('acme', 'bolt', 'partner.id'),
        stage('enable', 'bolt'),
        stage('execute', 'cent'),
        stage('optimize', 'acme'),
      ),
    ],
    reason: 'loop',
  },
  'a staircase of fourteen workflows': {
    workflows: [
      chain(onStage(), tier(LEVELS[0] ?? '')),
      ...LEVELS.slice(1).map((to, index) => chain(onTier({ toTier: LEVELS[index] }), tier(to))),
    ],
    reason: 'depth',
  },
  'a webhook back to our own API': {
    workflows: [chain(onStage(), hook)],
    webhook: (bench, depth, calls) => setStage(bench, 'acme', calls % 2 === 0 ? 'enable' : 'onboard', depth),
    reason: 'depth',
  },
  'a webhook back to our own API, a day later each time': {
    workflows: [chain(onStage(), day, hook)],
    webhook: (bench, depth, calls) => setStage(bench, 'acme', calls % 2 === 0 ? 'enable' : 'onboard', depth),
    reason: 'depth',
  },
  'two workflows that call our own API in turn': {
    workflows: [chain(onStage({ toStage: 'enable' }), hook), chain(onStage({ toStage: 'onboard' }), hook)],
    webhook: (bench, depth, calls) => setStage(bench, 'acme', calls % 2 === 0 ? 'enable' : 'onboard', depth),
    reason: 'depth',
  },
  'a webhook that starts its workflow by hand': {
    workflows: [chain({ trigger: 'manual' }, hook), chain(onStage(), hook)],
    webhook: async (bench, depth) => {
      const command = { type: 'RequestWorkflowRun', data: { workflowId: 'w0', partnerId: 'acme' } } as const;
      await execute(bench, workflow, {
        organizationId: ORGANIZATION,
        id: 'w0',
        command,
        cause: bench.cause({ depth }),
      });
    },
    reason: 'depth',
  },
};

const MOST_ROUNDS = 40;
const DAY_MS = 86_400_000;

describe('a circle', () => {
  let bench: Bench;
  let engine: ReturnType<Bench['start']> | undefined;

  beforeEach(() => {
    bench = engineBench();
    engine = undefined;
  });
  afterEach(async () => {
    await engine?.stop();
    await bench.close();
  });

  it('has twenty shapes here', () => {
    ok(Object.keys(graphs).length + Object.keys(circles).length >= 20);
  });

  for (const [title, definition] of Object.entries(graphs))
    it(`of ${title} cannot be switched on, and says where it goes round`, () => {
      const parsed = graphOf(definition);
      ok('problems' in parsed);
      match(
        parsed.problems.map(({ message }) => message).join(' '),
        /leads back to itself|nothing can lead to the trigger/,
      );
    });

  for (const [title, { workflows, webhook, reason }] of Object.entries(circles))
    it(`of ${title} ends, and the last run says that it was ${reason === 'loop' ? 'one' : 'too long a chain'}`, async () => {
      let calls = 0;
      const running = bench.start({
        effects: {
          ...bench.effects,
          callWebhook: async ({ depth }) => {
            await webhook?.(bench, depth, calls);
            calls += 1;
            return { ok: true, output: {} };
          },
        },
      });
      engine = running;
      await running.ready;
      for (const [index, definition] of workflows.entries()) await bench.activate(`w${index}`, definition);
      for (const id of ['acme', 'bolt', 'cent'])
        await bench.onPartner(id, createPartnerCommand({ partnerId: id, tier: 'Bronze' }));
      await bench.onPartner('acme', { type: 'ChangePartnerStage', data: { partnerId: 'acme', stage: 'onboard' } });
      if (title.includes('changes what starts it'))
        for (const name of ['One', 'Two'])
          await bench.onPartner('acme', {
            type: 'AssignPartnerTier',
            data: { partnerId: 'acme', tier: name, source: 'manual' },
          });

      let head = -1n;
      let rounds = 0;
      for (; head !== (await bench.feed.head()) && rounds < MOST_ROUNDS; rounds += 1) {
        head = await bench.feed.head();
        await running.idle();
        bench.clock.advance(DAY_MS);
        await running.idle();
      }
      ok(rounds < MOST_ROUNDS, 'it goes on and on');
      const skipped = await bench.events('WorkflowRunSkipped');
      deepEqual([...new Set(skipped.map(({ data }) => 'reason' in data && data.reason))], [reason]);
      const started = await bench.events('WorkflowRunStarted');
      ok(started.length <= MAX_DEPTH * 2 && started.length > 0, `${started.length} runs`);
      const done = (await bench.feed.read(0n, 10_000)).filter(({ type }) => type !== 'WorkflowRunSkipped');
      ok(done.every(({ metadata }) => metadata.depth <= MAX_DEPTH));
    });
});
