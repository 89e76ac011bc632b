import { deepEqual, rejects } from 'node:assert/strict';
import { createManualClock } from '@partneros/infra/testing';
import { createWriteBehind } from './write-behind.ts';

const nothing = async () => {};

describe('writing behind', () => {
  let clock: ReturnType<typeof createManualClock>;
  let written: bigint[];
  let troubles: unknown[];
  let away: boolean;
  const begin = () =>
    createWriteBehind({ clock, report: ({ error }) => troubles.push(error) }, 'here', async (checkpoint) => {
      if (away) throw new Error('the rows are away');
      written.push(checkpoint);
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    clock = createManualClock();
    written = [];
    troubles = [];
    away = false;
  });

  it('writes the first batch at once, and those that follow together', async () => {
    const writing = begin();
    for (const position of [1n, 2n, 3n]) await writing.take(position, nothing);
    deepEqual(written, [1n]);
    clock.advance(250);
    await settled();
    deepEqual(written, [1n, 3n]);
  });

  it('writes nothing when nothing came', async () => {
    const writing = begin();
    await writing.take(1n, nothing);
    await writing.flush();
    clock.advance(1_000);
    await settled();
    deepEqual(written, [1n]);
  });

  it('writes what is left when asked to', async () => {
    const writing = begin();
    for (const position of [1n, 2n]) await writing.take(position, nothing);
    await writing.flush();
    deepEqual(written, [1n, 2n]);
  });

  it('does not write in the middle of a batch', async () => {
    const writing = begin();
    await writing.take(1n, nothing);
    await writing.take(2n, nothing);
    let end: () => void = () => undefined;
    const taking = writing.take(
      3n,
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    clock.advance(250);
    await settled();
    deepEqual(written, [1n]);
    end();
    await taking;
    deepEqual(written, [1n, 3n]);
  });

  it('takes nothing more after a write was lost, until the follower has gone back to what is written', async () => {
    const writing = begin();
    for (const position of [1n, 2n]) await writing.take(position, nothing);
    away = true;
    clock.advance(250);
    await settled();
    deepEqual(troubles, [new Error('the rows are away')]);

    away = false;
    await writing.flush();
    await rejects(
      writing.take(3n, () => Promise.reject(new Error('taken'))),
      /the rows are away/,
    );
    deepEqual(written, [1n]);

    writing.startOver();
    await writing.take(2n, nothing);
    deepEqual(written, [1n, 2n]);
  });

  it('does not write a batch that failed', async () => {
    const writing = begin();
    await writing.take(1n, nothing);
    await rejects(writing.take(2n, () => Promise.reject(new Error('failed'))));
    await writing.flush();
    deepEqual(written, [1n]);
  });
});
