import { equal } from 'node:assert/strict';
import { type ProjectionStatus, statusLine } from './projection-status.ts';

describe('the status of a list', () => {
  const startedAt = '2026-05-16T12:00:00.000Z';
  const seenAt = '2026-05-16T12:01:00.000Z';
  const line = (list: Partial<ProjectionStatus>, now = seenAt) =>
    statusLine(
      { name: 'partners', version: 2, checkpoint: 900n, behind: 0n, rebuilding: undefined, ...list },
      1_000n,
      now,
    );
  const LIST = 'partners                     v2   at 900';

  it('says how far it is, and how far behind', () => {
    equal(line({}), LIST);
    equal(line({ behind: 100n }), `${LIST}, 100 behind`);
  });

  it('says how far a rebuild is, and about how long it takes', () => {
    const rebuilding = (position: bigint, now?: string) => line({ rebuilding: { position, startedAt, seenAt } }, now);
    equal(rebuilding(500n), `${LIST}; being rebuilt: at 500 of 1000, about 60 s left`);
    equal(rebuilding(100n), `${LIST}; being rebuilt: at 100 of 1000, about 9 min left`);
    equal(rebuilding(1_000n), `${LIST}; being rebuilt: at 1000 of 1000, about 1 s left`);
    equal(rebuilding(0n), `${LIST}; being rebuilt: at 0 of 1000`);
    equal(
      rebuilding(500n, '2026-05-16T12:02:00.001Z'),
      `${LIST}; being rebuilt: at 500 of 1000, not moved since ${seenAt}`,
    );
  });
});
