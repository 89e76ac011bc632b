import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Definition } from '@partneros/domain';
import { engineBench } from './engine.examples.ts';
import { type Death, mortal } from './mortal.examples.ts';
import { holdsToItsPromises } from './run-history.examples.ts';

const at = { position: { x: 0, y: 0 } };
const mail = (id: string) => ({
  id,
  type: 'send_email',
  data: { to: 'primary_contact', subject: `${id} {{partner.stage}}`, body: 'Hello' },
  ...at,
});

/** A branch; one way leads to two steps at once, which join behind a delay and a changed record. */
const wide: Definition = {
  nodes: [
    { id: 'trigger', type: 'trigger', data: { trigger: 'partner_created' }, ...at },
    {
      id: 'branch',
      type: 'branch',
      data: { cases: [{ id: 'gold', all: [{ path: 'partner.tier', op: 'equals', value: 'Gold' }] }] },
      ...at,
    },
    mail('left'),
    { id: 'right', type: 'slack_message', data: { channel: '#deals', text: 'Hello' }, ...at },
    { id: 'wait', type: 'delay', data: { amount: 30, unit: 'seconds' }, ...at },
    { id: 'change', type: 'update_record', data: { entity: 'partner', changes: { stage: 'onboard' } }, ...at },
    mail('join'),
    mail('else'),
  ],
  edges: [
    { id: '1', source: 'trigger', target: 'branch' },
    { id: '2', source: 'branch', target: 'left', sourceHandle: 'gold' },
    { id: '3', source: 'branch', target: 'right', sourceHandle: 'gold' },
    { id: '4', source: 'left', target: 'wait' },
    { id: '5', source: 'right', target: 'change' },
    { id: '6', source: 'wait', target: 'join' },
    { id: '7', source: 'change', target: 'join' },
    { id: '8', source: 'branch', target: 'else', sourceHandle: 'else' },
  ],
};

const NEVER: Death = { at: Number.POSITIVE_INFINITY, done: false };
const ROUNDS = 3;
const ROUND_MS = 61_000;

/** Lives through everything with an engine that dies at some point and another after it; answers the first one's writes. */
const live = async (death: Death): Promise<number> => {
  const bench = engineBench();
  // A receiver that is busy once, so that one step is tried twice.
  bench.effects.answer('slack', { ok: false, error: { code: 'busy', message: 'Busy.' }, retryable: true });
  const { ports, died, writes } = mortal(bench, death);
  const first = bench.start(ports);
  const orDies = (work: Promise<void>) => Promise.race([work, died]);

  await orDies(first.ready);
  await bench.activate('wide', wide);
  await bench.createPartner('acme', { tier: 'Gold' });
  await bench.createPartner('bolt');
  for (let round = 0; round < ROUNDS; round += 1) {
    await orDies(first.idle());
    bench.clock.advance(ROUND_MS);
  }
  await orDies(first.idle());
  if (death === NEVER) await first.stop();

  const second = bench.start();
  await second.ready;
  for (let round = 0; round < ROUNDS; round += 1) {
    await second.idle();
    bench.clock.advance(ROUND_MS);
  }
  await second.idle();
  await second.stop();

  const events = await bench.feed.read(0n, 10_000);
  holdsToItsPromises(events, bench.effects.recorded);
  equal(events.filter(({ type }) => type === 'WorkflowRunStarted').length, 2);
  equal(events.filter(({ type }) => type === 'WorkflowRunCompleted').length, 2);
  equal(events.filter(({ type }) => type === 'PartnerStageChanged').length, 1);
  deepEqual(
    [
      ...new Set(bench.effects.recorded.map((call) => ('subject' in call.effect ? call.effect.subject : '#deals'))),
    ].sort(),
    ['#deals', 'else recruit', 'join onboard', 'left recruit'],
  );
  await bench.close();
  return writes();
};

describe('an engine that is killed', () => {
  it('leaves nothing undone and nothing done twice, whichever write it dies at', async () => {
    const writes = await live(NEVER);
    ok(writes > 15, `${writes} writes`);
    for (let n = 1; n <= writes; n += 1) {
      await live({ at: n, done: false });
      await live({ at: n, done: true });
    }
  }).timeout(60_000);
});
