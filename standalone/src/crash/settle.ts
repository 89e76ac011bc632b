import { setTimeout as pauseFor } from 'node:timers/promises';
import { type JsonObject, lookUp } from '@partneros/domain';
import { textAt } from '../client/ask.ts';
import type { Client } from '../client/client.ts';
import { readEvents } from '../client/read-list.ts';
import type { Named, World } from '../demo/world.ts';

const PAUSE_MS = 200;
const UNFINISHED = ['running', 'waiting', 'held'] as const;

/**
 * Waits until every run has ended, every partner has the tier that it earns, and nothing is recorded any more; false when
 * that takes longer than `patienceMs`.
 */
export const settle = async (
  { owner, workflows, partners }: Pick<World, 'owner' | 'workflows' | 'partners'>,
  patienceMs: number,
): Promise<boolean> => {
  const until = Date.now() + patienceMs;
  let position = '0';
  while (Date.now() < until) {
    const newest = (await readEvents(owner, position)).at(-1);
    if (
      newest === undefined &&
      (await allEnded(owner, workflows, position)) &&
      (await nobodyMoves(owner, partners, position))
    )
      return true;
    if (newest !== undefined) position = textAt(newest, 'position');
    await pauseFor(PAUSE_MS);
  }
  return false;
};

const allEnded = async (owner: Client, workflows: readonly Named[], atLeast: string): Promise<boolean> => {
  for (const { id } of workflows) {
    for (const status of UNFINISHED) {
      const page = await owner.read(`/api/workflows/${id}/runs?status=${status}&limit=1&atLeast=${atLeast}`);
      if ((page.runs as readonly unknown[]).length > 0) return false;
    }
  }
  return true;
};

// The preview of a programme as it is tells who is about to move; it looks at the same facts as the answer before it.
const nobodyMoves = async (owner: Client, [any]: readonly Named[], atLeast: string): Promise<boolean> => {
  if (any === undefined) return true;
  await owner.read(`/api/partners/${any.id}/tier?atLeast=${atLeast}`);
  const { tierPreview } = await owner.read('/api/program/preview', {});
  return lookUp(tierPreview as JsonObject, 'moved') === 0;
};
