import { addMillis, DAY, type KeyValueStore, millisOf, type Report, type Timestamp } from '@partneros/domain';
import pLimit from 'p-limit';
import type { EngineDeps } from '../engine-deps.ts';
import { type Lease, takeLease } from '../kernel/lease.ts';
import type { RunReport } from '../simulation/run-report.ts';
import type { TriedVersion } from '../simulation/simulation.ts';
import { BACKTESTS, type Backtest, BIAS, backtestKey, resultList } from './backtest.ts';
import type { Divergence } from './divergence.ts';
import type { BacktestWindow } from './own-history.ts';
import { writePagedResults } from './paged-results.ts';
import { runBacktest } from './run-backtest.ts';
import type { Difference } from './run-trace.ts';

/** What is asked of a backtest. */
export interface BacktestRequest extends BacktestWindow {
  readonly backtestId: string;
  readonly requestHash: string | null;
  readonly startedBy: string;
  readonly versions: readonly [TriedVersion, TriedVersion?];
}

/** A kept backtest, with what tells a repeated request from another one. */
export interface KeptBacktest {
  readonly backtest: Backtest;
  readonly requestHash: string | null;
  readonly updatedAt: Timestamp;
}

/** The backtests of a process. */
export interface Backtests {
  /** Begins one; `undefined` when the organization has one under way, here or in another process. */
  start(request: BacktestRequest): Promise<Backtest | undefined>;
  find(organizationId: string, backtestId: string): Promise<KeptBacktest | undefined>;
  /** Ends one: at once where it is under way here, within seconds where another process has it. */
  cancel(organizationId: string, backtestId: string): Promise<void>;
  /** Tells of every change until it is over; `undefined` when it is not under way here. */
  watch(organizationId: string, backtestId: string, listener: (backtest: Backtest) => void): (() => void) | undefined;
  /** Ends all of them. */
  stop(): Promise<void>;
}

// Asked for here, and heard by the process that runs it.
const CANCELLATIONS = 'backtest-cancellation';
// An organization's right to one at a time, among all processes.
const LEASES = 'backtest-lease';

const KEPT_MS = 7 * DAY;
const AT_A_TIME = 2;
// How often what is under way is written down, and after which time of silence it is taken for lost.
const TELL_EVERY_MS = 250;
const WRITE_EVERY_MS = 2_000;
const SILENCE_MS = 60_000;

interface UnderWay {
  readonly organizationId: string;
  readonly lease: Lease;
  readonly stop: AbortController;
  readonly listeners: Set<(backtest: Backtest) => void>;
  backtest: Backtest;
  done: Promise<void>;
}

/**
 * Runs backtests in this process, two at a time, and one per organization among all processes; what they come to is kept
 * for a week.
 */
export const createBacktests = (
  deps: Pick<EngineDeps, 'store' | 'feed' | 'ids' | 'clock' | 'report'> & {
    readonly keyValues: Pick<KeyValueStore, 'get' | 'put' | 'delete'>;
    readonly runsPerHour?: number | undefined;
  },
): Backtests => {
  const { clock, keyValues } = deps;
  const underWay = new Map<string, UnderWay>();
  const limit = pLimit(AT_A_TIME);

  const keep = (organizationId: string, backtest: Backtest, requestHash: string | null) =>
    keyValues.put<KeptBacktest>(
      BACKTESTS,
      backtestKey(organizationId, backtest.id),
      { backtest, requestHash, updatedAt: clock.now() },
      { expiresAt: backtest.expiresAt },
    );

  const free = (lease: Lease) => lease.release().catch((error) => report(deps.report, error));

  const run = async (entry: UnderWay, { versions, requestHash, ...window }: BacktestRequest): Promise<void> => {
    const { organizationId, stop, listeners } = entry;
    let [told, written] = [performance.now(), performance.now()];
    const change = (changes: Partial<Backtest>) => {
      entry.backtest = { ...entry.backtest, ...changes };
    };
    const tell = () => {
      for (const listener of listeners) listener(entry.backtest);
    };
    const { id, expiresAt } = entry.backtest;
    const writeDown = async () => {
      await keep(organizationId, entry.backtest, requestHash);
      const key = backtestKey(organizationId, id);
      if ((await keyValues.get(CANCELLATIONS, key)) !== undefined) stop.abort();
    };
    const list = <Item extends object>(name: string) =>
      writePagedResults<Item>(keyValues, resultList(organizationId, id, name), expiresAt);
    const runs = new Map(
      versions.flatMap((version) => (version ? [[version.version, list<RunReport>(`runs/${version.version}`)]] : [])),
    );
    const differences = list<Difference>('differences');
    const divergences = list<Divergence & { readonly version: number }>('divergences');

    let end: Partial<Backtest>;
    try {
      change({ status: 'running' });
      const { summaries, truncated } = await runBacktest(
        deps,
        window,
        versions,
        {
          run: async (version, index, report) => runs.get(version)?.put(index, report),
          difference: async (difference) => {
            change({ differences: entry.backtest.differences + 1 });
            await differences.push(difference);
          },
          divergence: async (version, divergence) => {
            change({ divergences: entry.backtest.divergences + 1 });
            await divergences.push({ version, ...divergence });
          },
          progress: ({ position, upTo, runs: made }) => {
            change({ progress: { position: String(position), upTo: String(upTo), runs: made } });
            if (performance.now() - told < TELL_EVERY_MS) return;
            told = performance.now();
            tell();
            if (told - written < WRITE_EVERY_MS) return;
            written = told;
            writeDown().catch((error) => report(deps.report, error));
          },
        },
        { now: clock.now(), signal: stop.signal },
      );
      for (const pages of [...runs.values(), differences, divergences]) await pages.flush();
      end = { status: 'succeeded', summaries: [...summaries], truncated };
    } catch (error) {
      if (!stop.signal.aborted) report(deps.report, error);
      end = endOf(entry);
    }
    const finishedAt = clock.now();
    // First, so that whoever is told that it is over may start the next one.
    await free(entry.lease);
    change({ ...end, finishedAt });
    await keep(organizationId, entry.backtest, requestHash).catch((error) => report(deps.report, error));
    tell();
  };

  return {
    start: async (request) => {
      const { organizationId, workflowId, backtestId, from, to, versions, startedBy, requestHash } = request;
      const lease = await takeLease(deps, LEASES, organizationId);
      if (lease === undefined) return undefined;
      const now = clock.now();
      const backtest: Backtest = {
        id: backtestId,
        workflowId,
        from,
        to,
        version: versions[0].version,
        compareVersion: versions[1]?.version ?? null,
        status: 'queued',
        progress: { position: '0', upTo: '0', runs: 0 },
        startedAt: now,
        startedBy,
        finishedAt: null,
        error: null,
        truncated: false,
        summaries: [],
        differences: 0,
        divergences: 0,
        bias: [...BIAS],
        expiresAt: addMillis(now, KEPT_MS),
      };
      const key = backtestKey(organizationId, backtestId);
      const entry: UnderWay = {
        organizationId,
        lease,
        stop: new AbortController(),
        listeners: new Set(),
        backtest,
        done: Promise.resolve(),
      };
      lease.lost.addEventListener('abort', () => entry.stop.abort());
      underWay.set(key, entry);
      try {
        const upTo = String(await deps.feed.head());
        entry.backtest = { ...backtest, progress: { ...backtest.progress, upTo } };
        await keep(organizationId, entry.backtest, requestHash);
      } catch (error) {
        underWay.delete(key);
        await free(lease);
        throw error;
      }
      entry.done = limit(() => run(entry, request)).finally(() => underWay.delete(key));
      return entry.backtest;
    },
    find: async (organizationId, backtestId) => {
      const key = backtestKey(organizationId, backtestId);
      const kept = await keyValues.get<KeptBacktest>(BACKTESTS, key);
      const here = underWay.get(key);
      if (kept === undefined || here === undefined) return kept && orLost(kept, clock.now());
      return { ...kept, backtest: here.backtest };
    },
    cancel: async (organizationId, backtestId) => {
      const key = backtestKey(organizationId, backtestId);
      const entry = underWay.get(key);
      entry?.stop.abort();
      await entry?.done;
      const expiresAt = addMillis(clock.now(), KEPT_MS);
      if (entry === undefined) await keyValues.put(CANCELLATIONS, key, {}, { expiresAt });
    },
    watch: (organizationId, backtestId, listener) => {
      const entry = underWay.get(backtestKey(organizationId, backtestId));
      entry?.listeners.add(listener);
      return entry && (() => entry.listeners.delete(listener));
    },
    stop: async () => {
      for (const { stop } of underWay.values()) stop.abort();
      await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };
};

// How one ends that came to no result.
const endOf = ({ lease, stop }: UnderWay): Pick<Backtest, 'status' | 'error'> => {
  if (lease.lost.aborted) return { status: 'failed', error: 'Its process stood still for too long; start it again.' };
  return stop.signal.aborted
    ? { status: 'cancelled', error: null }
    : { status: 'failed', error: 'It met with an error of ours, which is in the log.' };
};

// The process that ran it is no more.
const orLost = (kept: KeptBacktest, now: Timestamp): KeptBacktest => {
  const isOpen = kept.backtest.status === 'queued' || kept.backtest.status === 'running';
  if (!isOpen || millisOf(now) - millisOf(kept.updatedAt) < SILENCE_MS) return kept;
  const error = 'The process that ran it was stopped; start it again.';
  return { ...kept, backtest: { ...kept.backtest, status: 'failed', error } };
};

const report = (tell: Report | undefined, error: unknown) => tell?.({ where: 'backtest', error });
