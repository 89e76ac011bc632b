import {
  addMillis,
  type Definition,
  type EffectResult,
  execute,
  graphOf,
  isFinished,
  load,
  partsOf,
  type Recorded,
  type WorkflowRunEvent,
  workflowRun,
} from '@partneros/domain';
import { decisionsOf, type RecordedRun, withoutContent } from '@partneros/domain/testing';
import fc from 'fast-check';
import { engineBench, ORGANIZATION } from './engine.examples.ts';

type Bench = ReturnType<typeof engineBench>;
type Data = Definition['nodes'][number]['data'];

const at = { position: { x: 0, y: 0 } };
const BUSY: EffectResult = { ok: false, error: { code: 'busy', message: 'Busy.' }, retryable: true };
const GONE: EffectResult = { ok: false, error: { code: 'gone', message: 'Gone.' }, retryable: false };
const KINDS = ['email', 'slack', 'webhook'] as const;

const STEPS: readonly (readonly [string, Data])[] = [
  ['send_email', { to: 'primary_contact', subject: 'Hi', body: 'Hello' }],
  ['notify', { channel: 'slack', recipient: '#deals', message: 'Hello' }],
  ['slack_message', { channel: '#deals', text: 'Hello' }],
  ['webhook', { url: 'https://hook.example', secretId: 's' }],
  ['create_task', { title: 'Call' }],
  ['assign_training', { tags: ['none'] }],
  ['update_record', { entity: 'partner', changes: { tier: 'Gold' } }],
  ['delay', { amount: 40, unit: 'minutes' }],
  ['delay', { amount: 1, unit: 'days', businessDays: true }],
  ['delay', { until: '{{partner.contractRenewalDate}}' }],
  ['branch', { cases: [{ id: 'yes', all: [{ path: 'partner.tier', op: 'changed' }] }] }],
  ['branch', { cases: [{ id: 'yes', any: [{ path: 'partner.tier', op: 'equals', value: 'Gold' }] }] }],
];
const TRIGGERS: readonly Data[] = [
  { trigger: 'partner_created' },
  { trigger: 'partner_tier_changed', fromTier: null },
  { trigger: 'partner_tier_changed' },
  { trigger: 'partner_stage_changed' },
  { trigger: 'manual' },
];
const WINDOW = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' };

/** Drawings out of any nodes: each is led to by one or two of those before it. */
const definitions = fc
  .record({
    trigger: fc.constantFrom(...TRIGGERS),
    hours: fc.integer({ min: 0, max: 3 }),
    nodes: fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(), fc.nat(), fc.boolean()), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ trigger, hours, nodes }): Definition => {
    const drawn = [
      { id: 't', type: 'trigger', data: { ...trigger, ...(hours === 0 && { window: WINDOW }) }, ...at },
      ...nodes.map(([[type, data]], index) => ({ id: `n${index}`, type, data, ...at })),
      { id: 'end', type: 'create_task', data: { title: 'End' }, ...at },
    ];
    const edges = new Map<string, Definition['edges'][number]>();
    const lead = (from: number, to: number, yes: boolean) => {
      const [source, target] = [drawn[from], drawn[to]];
      if (source === undefined || target === undefined || from >= to) return;
      const handle = source.type === 'branch' ? (yes ? 'yes' : 'else') : undefined;
      const id = `${source.id}-${handle ?? ''}-${target.id}`;
      edges.set(id, { id, source: source.id, target: target.id, ...(handle && { sourceHandle: handle }) });
    };
    for (const [index, [, one, other, yes]] of nodes.entries()) {
      lead(one % (index + 1), index + 1, yes);
      if (other % 3 === 0) lead(other % (index + 1), index + 1, !yes);
    }
    lead(nodes.length, nodes.length + 1, true);
    lead(0, nodes.length + 1, true);
    return { nodes: drawn, edges: [...edges.values()] };
  })
  .filter((definition) => 'graph' in graphOf(definition));

/** What happens around a run, beside time going by. */
const HAPPENINGS = [
  'nothing',
  'busy',
  'busy',
  'gone',
  'off and on',
  'hold',
  'cancel',
  'redrive',
  'repeat',
  'killed',
] as const;
type Happening = (typeof HAPPENINGS)[number];
const lives = fc.record({
  definition: definitions,
  happenings: fc.array(fc.constantFrom<Happening>(...HAPPENINGS), { minLength: 3, maxLength: 6 }),
  tier: fc.constantFrom(null, 'Gold', 'Silver'),
});

const runIds = async (bench: Bench) => [
  ...new Set(
    (await bench.feed.read(0n, 10_000))
      .filter(({ stream }) => stream.startsWith('workflowRun-'))
      .map(({ stream }) => partsOf(stream).id),
  ),
];

const ask = async (bench: Bench, runId: string, type: 'HoldRun' | 'ResumeRun' | 'CancelRun') => {
  const data = { runId, workflowId: 'w', reason: 'by_hand', at: bench.clock.now() };
  const command = { type, data: type === 'ResumeRun' ? { runId, workflowId: 'w', at: data.at } : data } as never;
  await execute(bench, workflowRun, { organizationId: ORGANIZATION, id: runId, command, cause: bench.cause() });
};

/** Lets something happen to a run; `never` stands for effects that take their engine with them. */
const happens = async (bench: Bench, what: Happening, runId: string): Promise<void> => {
  const run = (await load(bench, workflowRun, ORGANIZATION, runId))?.state;
  if (what === 'busy' || what === 'gone')
    for (const kind of KINDS) bench.effects.answer(kind, what === 'busy' ? BUSY : GONE);
  if (what === 'off and on') {
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'hold' } });
    await bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });
  }
  if (what === 'hold') await ask(bench, runId, run?.status === 'held' ? 'ResumeRun' : 'HoldRun');
  if (what === 'cancel') await ask(bench, runId, 'CancelRun');
  if (what === 'redrive') await bench.redrive(runId);
  const [first] = run?.steps ?? [];
  if (what === 'repeat' && run && isFinished(run) && first)
    await bench.redrive(runId, { nodeId: first.nodeId, repeat: true });
};

const ROUND_MS = 7 * 3_600_000;

/** Lives one life with a real engine over stores in memory, and answers the runs it came to. */
const live = async ({
  definition,
  happenings,
  tier,
}: {
  readonly definition: Definition;
  readonly happenings: readonly Happening[];
  readonly tier: string | null;
}): Promise<readonly RecordedRun[]> => {
  const bench = engineBench();
  let engine = bench.start();
  await engine.ready;
  await bench.activate('w', definition);
  await bench.createPartner('acme', { tier });
  await bench.onPartner('acme', {
    type: 'AssignPartnerTier',
    data: { partnerId: 'acme', tier: 'Bronze', source: 'manual' },
  });
  await bench.onPartner('acme', { type: 'ChangePartnerStage', data: { partnerId: 'acme', stage: 'enable' } });
  if (definition.nodes[0]?.data.trigger === 'manual')
    await bench.onWorkflow('w', { type: 'RequestWorkflowRun', data: { workflowId: 'w', partnerId: 'acme' } });

  for (const what of happenings) {
    for (const runId of await runIds(bench)) await happens(bench, what, runId);
    if (what === 'killed') {
      // Effects that never come back; engine after engine finds the step begun.
      const deadly = { ...bench.effects, sendEmail: () => new Promise<EffectResult>(() => undefined) };
      await engine.stop();
      for (let round = 0; round < 5; round += 1) {
        const dying = bench.start({ effects: deadly });
        await dying.ready;
        for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      }
      engine = bench.start();
      await engine.ready;
    }
    await engine.idle();
    bench.clock.set(addMillis(bench.clock.now(), ROUND_MS));
    await engine.idle();
  }
  await engine.stop();

  const runs = await Promise.all(
    (await runIds(bench)).map(async (runId): Promise<RecordedRun> => {
      const events = (
        (await bench.store.read(`workflowRun-${ORGANIZATION}_${runId}`)) as readonly Recorded<WorkflowRunEvent>[]
      ).map(withoutContent);
      return { definition, events, decisions: decisionsOf(definition, events) };
    }),
  );
  await bench.close();
  return runs;
};

/** Records so many runs of drawings and lives that follow from a seed. */
export const recordRuns = async (count: number, seed: number): Promise<readonly RecordedRun[]> => {
  const recorded: RecordedRun[] = [];
  for (const life of fc.sample(lives, { numRuns: count * 4, seed })) {
    if (recorded.length >= count) break;
    recorded.push(...(await live(life)));
  }
  return recorded;
};
