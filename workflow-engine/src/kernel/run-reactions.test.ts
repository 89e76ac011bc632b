import { deepEqual } from 'node:assert/strict';
import { recorded } from '@partneros/domain/testing';
import { createManualClock } from '@partneros/infra/testing';
import type { Reaction } from './reaction.ts';
import { runReactions } from './run-reactions.ts';

const STREAMS = 200;

describe('reactions', () => {
  it('each run once, however many streams there are, and in order within a stream', async () => {
    const events = [0, 1, 2].flatMap((revision) =>
      Array.from({ length: STREAMS }, (_, index) =>
        recorded({ type: 'Tested', data: {} }, { stream: `test-org-1_${index}`, revision: BigInt(revision) }),
      ),
    );
    const seen = new Map<string, bigint[]>();
    const reactions = events.map(
      (event): Reaction => ({
        name: 'look',
        event,
        run: async () => {
          // The earlier ones take longer, so that whoever does not wait comes too soon.
          for (let turns = 3n; turns > event.revision; turns -= 1n)
            await new Promise((resolve) => setImmediate(resolve));
          seen.set(event.stream, [...(seen.get(event.stream) ?? []), event.revision]);
        },
      }),
    );

    await runReactions(reactions, createManualClock(), async () => undefined);
    deepEqual(
      [...seen.values()],
      Array.from({ length: STREAMS }, () => [0n, 1n, 2n]),
    );
  });
});
