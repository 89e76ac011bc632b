import { addMillis, type Clock, type Ids, type KeyValueStore, millisOf, timestampOf } from '@partneros/domain';

/** The right to do something that one process does at a time. It is kept until it is given back, or lost. */
export interface Lease {
  /** Aborts when another process has it: whoever held it stood still for too long. */
  readonly lost: AbortSignal;
  /** Gives it back: another may have it at once. */
  release(): Promise<void>;
}

/** What a lease is kept with. */
export interface LeaseDeps {
  readonly keyValues: Pick<KeyValueStore, 'get' | 'put' | 'delete'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
}

const PERIOD_MS = 10_000;
const AGAIN_MS = 1_000;

/** How long a lease stays taken, at most, when the process that has it is no more. */
export const LEASE_OUTLIVES_MS = 2 * PERIOD_MS;

interface Claim {
  readonly holder: string;
}

/**
 * Takes a lease; `undefined` while another has it. Time is cut into periods, and each period is claimed by a record that
 * one process only can write: the present one and the next. Whoever comes is refused by the present one, also when its
 * clock is ahead by less than a period; whoever is no more claims no further. No record is ever written over, so a
 * process that was frozen cannot take back what it has lost.
 */
export const takeLease = async (deps: LeaseDeps, collection: string, key: string): Promise<Lease | undefined> => {
  const { keyValues, clock, ids } = deps;
  const holder = ids.next();
  const held = new Set<number>();
  const lost = new AbortController();
  const periodNow = () => Math.floor(millisOf(clock.now()) / PERIOD_MS);
  const startOf = (period: number) => timestampOf(period * PERIOD_MS);
  const keyOf = (period: number) => `${key}/${period}`;

  const claim = async (period: number): Promise<boolean> => {
    if (held.has(period)) return true;
    const expiresAt = startOf(period + 2);
    const claimed = await keyValues.put<Claim>(collection, keyOf(period), { holder }, { ifAbsent: true, expiresAt });
    // An answer may have been lost on its way.
    const isMine = claimed || (await keyValues.get<Claim>(collection, keyOf(period)))?.holder === holder;
    if (isMine) held.add(period);
    return isMine;
  };
  const claimNow = async (): Promise<boolean> => {
    const period = periodNow();
    return (await claim(period)) && (await claim(period + 1));
  };
  const giveBack = async () => {
    const period = periodNow();
    for (const one of held) if (one >= period) await keyValues.delete(collection, keyOf(one));
  };

  let isOver = false;
  let renewing: Promise<void> = Promise.resolve();
  let cancel = () => {};
  const wakeAt = (at: string) => {
    if (isOver) return;
    cancel = clock.wakeAt(at, () => {
      renewing = renew();
    });
  };
  const renew = async (): Promise<void> => {
    try {
      if (await claimNow()) wakeAt(startOf(periodNow() + 1));
      else lost.abort();
    } catch {
      // The store does not answer. What is claimed is held until its end, and no longer.
      if (held.has(periodNow())) wakeAt(addMillis(clock.now(), AGAIN_MS));
      else lost.abort();
    }
  };

  try {
    if (!(await claimNow())) {
      await giveBack();
      return undefined;
    }
  } catch (error) {
    await giveBack().catch(() => undefined);
    throw error;
  }
  wakeAt(startOf(periodNow() + 1));
  return {
    lost: lost.signal,
    release: async () => {
      isOver = true;
      cancel();
      await renewing;
      await giveBack();
    },
  };
};
