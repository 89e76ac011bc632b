import { deepEqual, equal } from 'node:assert/strict';
import { type EventMetadata, type Recorded, type WorkflowRunEvent, workflowRun } from '@partneros/domain';
import { partnerCreated, recorded } from '@partneros/domain/testing';
import { type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import { enrol, enrolments, MAX_DEPTH } from './enrol.ts';

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

  const runs = async () => (await stores.feed.read(0n, 100)) as readonly Recorded<WorkflowRunEvent>[];

  it('starts a run of the version that was active, in the chain of its event', async () => {
    const enrolled = await enrol(stores, created({ depth: 2, via: ['other/partner-1'] }), workflow());
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
    const first = await enrol(stores, created(), workflow());
    stores.clock.advance(1_000);
    deepEqual(await enrol(stores, created(), workflow()), { runId: first?.runId, started: undefined });
    equal((await runs()).length, 1);
  });

  it('starts one run when it happens many times at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => enrol(stores, created(), workflow())));
    equal(all.filter((one) => one?.started !== undefined).length, 1);
    equal((await runs()).length, 1);
  });

  it('starts a run per workflow and per event', async () => {
    await enrol(stores, created(), workflow());
    await enrol(stores, created(), workflow({ workflowId: 'x' }));
    await enrol(stores, created({ eventId: 'event-2' }), workflow());
    equal((await runs()).length, 3);
  });

  for (const [what, metadata, reason] of [
    ['its own workflow has led to the event, for the same record', { via: ['w/partner-1'] }, 'loop'],
    ['ten automations in a row have led to the event', { depth: MAX_DEPTH }, 'depth'],
  ] as const)
    it(`records that nothing is run, and why, when ${what}`, async () => {
      equal(await enrol(stores, created(metadata), workflow()), undefined);
      equal(await enrol(stores, created(metadata), workflow()), undefined);
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
      equal((await enrol(stores, created(metadata), workflow()))?.started !== undefined, true);
    });
});
