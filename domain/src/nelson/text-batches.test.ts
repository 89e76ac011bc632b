import { deepEqual, rejects } from 'node:assert/strict';
import { createTextBatches } from './text-batches.ts';

describe('batches of text', () => {
  let handed: string[];
  let wake: () => void;

  beforeEach(() => {
    handed = [];
    wake = () => undefined;
  });

  const clock = {
    now: () => '2026-05-16T12:00:00.000Z',
    wakeAt: (_at: string, call: () => void) => {
      wake = call;
      return () => (wake = () => undefined);
    },
  };
  const batches = () => createTextBatches(clock, async (round, text) => void handed.push(`${round}: ${text}`));

  it('end with a paragraph, after a quarter of a second, with a round, and at the end', async () => {
    const { add, end } = batches();
    for (const text of ['One', ' para', 'graph.\n\n', 'Two', ' slow']) add(0, text);
    wake();
    add(0, 'Three');
    add(1, 'Four');
    await end();
    deepEqual(handed, ['0: One paragraph.\n\n', '0: Two slow', '0: Three', '1: Four']);
    await end();
    deepEqual(handed.length, 4);
  });

  it('tell at the end that one was not taken', async () => {
    const { add, end } = createTextBatches(clock, async () => {
      throw new Error('the log is full');
    });
    add(0, 'One.\n\n');
    await rejects(end(), /the log is full/);
  });
});
