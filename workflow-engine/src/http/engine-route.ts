import type { Recorded } from '@partneros/domain';
import { defineRoute } from '@partneros/infra/http';
import type { Backtests } from '../backtest/backtests.ts';
import type { EngineDeps } from '../engine-deps.ts';

/** What the engine's own routes work with. */
export type EngineApiDeps = Pick<EngineDeps, 'store' | 'ids' | 'feed' | 'rows' | 'keyValues' | 'clock'> & {
  readonly backtests: Backtests;
};

/** A route of the engine, typed by its own schemas. */
export const engineRoute = defineRoute<EngineApiDeps>();

/** The event at a position, when it is this organization's. */
export const eventAt = async (
  { feed }: Pick<EngineApiDeps, 'feed'>,
  organizationId: string,
  position: string,
): Promise<Recorded | undefined> => {
  const at = BigInt(position);
  if (at < 1n) return undefined;
  const [event] = await feed.read(at - 1n, 1, organizationId);
  return event?.position === at ? event : undefined;
};
