import { partnerFactsModel } from '@partneros/projections/models';
import type { EngineDeps } from '../../engine-deps.ts';

const PATIENCE_MS = 5_000;

/** Waits until the facts about partners hold everything recorded so far; throws when that takes too long. */
export const factsCaughtUp = async ({ feed, rows }: Pick<EngineDeps, 'feed' | 'rows'>): Promise<void> => {
  if (!(await rows.reached(partnerFactsModel, await feed.head(), PATIENCE_MS)))
    throw new Error('the facts about partners are behind: their tiers are evaluated later');
};
