import { deepEqual, equal } from 'node:assert/strict';
import { type EventMetadata, type Recorded, streamOf, type WorkflowRunEvent, workflowRun } from '@partneros/domain';
import { partnerCreated, recorded } from '@partneros/domain/testing';
import { type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import { enrol, enrolments } from './enrol.ts';
import { MAX_DEPTH } from './how-to-begin.ts';
import { createPace } from './pace.ts';
import { createStandings } from './standings.ts';

const workflow = (over: Partial<WorkflowEntry> = {}): WorkflowEntry => ({
  kind: 'workflow',
  workflowId: 'w',
  status: 'active',
  inFlight: 'hold',
  version: 3,
  trigger: { type: 'partner_created', config: {} },
  ...over,
});
const created = (metadata: Partial<EventMetadata> = {}): Recorded => {
  const event = recorded(partnerCreated(), { stream: 'partner-org-1_partner-1' });
  return { ...event, metadata: { ...event.metadata, ...metadata } };
};
const requested = (workflowId: string): Recorded =>
  recorded({ type: 'WorkflowRunRequested', data: { workflowId, partnerId: 'partner-1' } });

describe('an event', () => {
  it('starts the workflows that are active and wait for it', () => {
    const workflows = [
      workflow(),
      workflow({ workflowId: 'off', status: 'inactive' }),
      workflow({ workflowId: 'gone', status: 'deleted' }),
      workflow({ workflowId: 'other', trigger: { type: 'deal_closed_lost', config: {} } }),
    ];
    deepEqual(enrolments(created(), workflows), [workflow()]);
  });

  it('starts nothing when it is silent', () => {
    deepEqual(enrolments(created({ silent: true }), [workflow()]), []);
  });

  it('starts the one workflow that it asks for by hand', () => {
    const manual = (workflowId: string) => workflow({ workflowId, trigger: { type: 'manual', config: {} } });
    deepEqual(enrolments(requested('b'), [manual('a'), manual('b')]), [manual('b')]);
  });
});

describe('enrolling', () => {
  let stores: MemoryStores<ManualClock>;
  beforeEach(() => {
    stores = openMemoryStores();
  });
  afterEach(() => stores.close());

  const gated = (perHour = 1_000) => ({
    ...stores,
    standings: createStandings(stores.store),
    pace: createPace(() => undefined, perHour),
  });
  const runs = async () => (await stores.feed.read(0n, 100)) as readonly Recorded<WorkflowRunEvent>[];

  it('starts a run of the version that was active, in the chain of its event', async () => {
    const enrolled = await enrol(gated(), created({ depth: 2, via: ['other/partner-1'] }), workflow());
    const [started] = await runs();
    equal(enrolled?.runId, started?.data.runId);
    deepEqual(enrolled?.started?.run, workflowRun.evolve(undefined, started as WorkflowRunEvent));
    deepEqual(
      [started?.type, started?.metadata.depth, started?.metadata.via, started?.metadata.actor],
      ['WorkflowRunStarted', 3, ['other/partner-1', 'w/partner-1'], { type: 'workflow', id: 'w' }],
    );
    equal(started?.type === 'WorkflowRunStarted' && started.data.version, 3);
  });

  it('says of a run that is there already only that it is there', async () => {
    const first = await enrol(gated(), created(), workflow());
    stores.clock.advance(1_000);
    deepEqual(await enrol(gated(), created(), workflow()), { runId: first?.runId, started: undefined });
    equal((await runs()).length, 1);
  });

  it('starts one run when it happens many times at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => enrol(gated(), created(), workflow())));
    equal(all.filter((one) => one?.started !== undefined).length, 1);
    equal((await runs()).length, 1);
  });

  it('starts a run per workflow and per event', async () => {
    await enrol(gated(), created(), workflow());
    await enrol(gated(), created(), workflow({ workflowId: 'x' }));
    await enrol(gated(), created({ eventId: 'event-2' }), workflow());
    equal((await runs()).length, 3);
  });

  for (const [what, metadata, reason] of [
    ['its own workflow has led to the event, for the same record', { via: ['w/partner-1'] }, 'loop'],
    ['ten automations in a row have led to the event', { depth: MAX_DEPTH }, 'depth'],
  ] as const)
    it(`records that nothing is run, and why, when ${what}`, async () => {
      equal(await enrol(gated(), created(metadata), workflow()), undefined);
      equal(await enrol(gated(), created(metadata), workflow()), undefined);
      deepEqual(
        (await runs()).map(({ data }) => 'reason' in data && data.reason),
        [reason],
      );
    });

  for (const [what, metadata] of [
    ['its own workflow has led to the event, for another record', { via: ['w/partner-2'] }],
    ['another workflow has led to the event', { via: ['x/partner-1'] }],
    ['nine automations in a row have led to the event', { depth: MAX_DEPTH - 1 }],
  ] as const)
    it(`starts a run when ${what}`, async () => {
      equal((await enrol(gated(), created(metadata), workflow()))?.started !== undefined, true);
    });

  for (const [what, after, reason] of [
    [
      'switched off',
      { type: 'WorkflowDeactivated', data: { workflowId: 'w', inFlight: 'cancel' } },
      'workflow_inactive',
    ],
    ['deleted', { type: 'WorkflowDeleted', data: { workflowId: 'w' } }, 'workflow_deleted'],
  ] as const)
    it(`starts nothing any more when the workflow was ${what} since the event, and says so`, async () => {
      const metadata = { ...created().metadata, organizationId: 'org-1', schemaVersion: 1 };
      const stream = streamOf('workflow', 'org-1', 'w');
      await stores.store.append(stream, 'no-stream', [
        { type: 'WorkflowActivated', data: { workflowId: 'w', version: 3 }, metadata: { ...metadata, eventId: 'a' } },
        { ...after, metadata: { ...metadata, eventId: 'b' } },
      ]);
      equal(await enrol(gated(), created(), workflow()), undefined);
      const skipped = (await runs()).find(({ type }) => type === 'WorkflowRunSkipped');
      equal(skipped && 'reason' in skipped.data && skipped.data.reason, reason);
    });

  it('holds a run that is one too many within the hour, and counts no repeat', async () => {
    const deps = gated(2);
    const enrolNth = (n: number) => enrol(deps, created({ eventId: `event-${n}` }), workflow());
    for (const n of [1, 1, 1, 2, 2]) equal((await enrolNth(n))?.started?.run.status === 'held', false);
    const third = await enrolNth(3);
    deepEqual([third?.started?.run.status, third?.started?.run.reason], ['held', 'rate_limit']);
    deepEqual(
      (await runs()).map(({ type }) => type),
      ['WorkflowRunStarted', 'WorkflowRunStarted', 'WorkflowRunStarted', 'WorkflowRunHeld'],
    );
    equal(third?.started?.last.type, 'WorkflowRunHeld');
  });
});
