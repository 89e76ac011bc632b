import { deepEqual, ok } from 'node:assert/strict';
import {
  addMillis,
  type Definition,
  type Message,
  type Recorded,
  type RowStore,
  type WorkflowEvent,
} from '@partneros/domain';
import { partnerActivityRecorded, partnerCreated, recorded } from '@partneros/domain/testing';
import { openMemoryStores } from '@partneros/infra/testing';
import { chain } from '../engine.examples.ts';
import { loadTimeMemory } from './time-memory.ts';

// `PARTNERS=50000 npx mocha …` says what many cost.
const PARTNERS = Number(process.env.PARTNERS ?? 500);
const WORKFLOWS = 5;
const ROUNDS = 4;
const START = '2026-01-01T00:00:00.000Z';

const empty: Pick<RowStore, 'scan'> = {
  // biome-ignore lint/correctness/useYield: there are no rows.
  scan: async function* () {
    return;
  },
};

describe('the memory of time triggers', () => {
  let position = 0n;
  let now = START;
  const happened = (event: Message): Recorded => {
    position += 1n;
    now = addMillis(now, 10);
    return recorded(event, { position, recordedAt: now, metadata: { occurredAt: now } });
  };
  const activated = (workflowId: string, days: number): readonly Recorded[] => {
    const trigger = { trigger: 'partner_inactive', days };
    const definition: Definition = chain(trigger, { type: 'create_task', data: { title: 'Call' } });
    const about = { workflowId, name: workflowId, description: null };
    const events: readonly WorkflowEvent[] = [
      { type: 'WorkflowCreated', data: { ...about, stage: 'enable', createdBy: 'user-1', definition } },
      { type: 'WorkflowActivated', data: { workflowId, version: 1 } },
    ];
    return events.map(happened);
  };
  const partnerIds = Array.from({ length: PARTNERS }, (_, index) => `partner-${index}`);
  const timed = (what: string, count: number, work: () => void) => {
    const from = performance.now();
    work();
    const took = performance.now() - from;
    if (process.env.PARTNERS) console.log(`${what}: ${took.toFixed(0)} ms, ${Math.round((count / took) * 1_000)}/s`);
  };

  it('keeps one entry per partner, however many workflows wait and however much happens', async () => {
    const stores = openMemoryStores();
    const memory = await loadTimeMemory(empty, stores.ids);
    for (let index = 0; index < WORKFLOWS; index += 1)
      for (const event of activated(`workflow-${index}`, 30 + index)) memory.take(event);
    const created = partnerIds.map((partnerId) => happened(partnerCreated({ partnerId })));
    timed('creating partners', created.length, () => {
      for (const event of created) memory.take(event);
    });
    memory.takeWrites();

    const met = Array.from({ length: ROUNDS }, () =>
      partnerIds.map((partnerId) => {
        const event = happened(partnerActivityRecorded());
        return { ...event, data: { ...event.data, partnerId, happenedAt: event.recordedAt } };
      }),
    ).flat();
    timed('activity', met.length, () => {
      for (const event of met) memory.take(event);
    });
    ok(memory.size() <= PARTNERS, `${memory.size()} entries`);
    const { watched, owed } = memory.takeWrites();
    deepEqual([watched.length, owed.length], [PARTNERS, 0]);

    timed('another workflow', PARTNERS, () => {
      for (const event of activated('another', 20)) memory.take(event);
    });
    timed('becoming inactive', PARTNERS * (WORKFLOWS + 1), () => memory.advance('2026-12-31T00:00:00.000Z'));
    deepEqual(memory.debts(), PARTNERS * (WORKFLOWS + 1));
    const inOrder = memory.owed().map(({ awaited }) => awaited.moment.dueAt);
    deepEqual(inOrder, inOrder.toSorted());
    if (process.env.PARTNERS)
      console.log(`heap of the process: ${(process.memoryUsage().heapUsed / 1_048_576).toFixed(0)} MB`);
    await stores.close();
  }).timeout(60_000);
});
