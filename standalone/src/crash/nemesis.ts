import { setTimeout as pauseFor } from 'node:timers/promises';
import { MOMENTS, type Moment } from './moments.ts';
import type { Random } from './seeded-random.ts';
import type { Signal, Signals } from './signals.ts';
import type { Victim } from './victim.ts';

const MOST_AT_RANDOM_MS = 2_000;
const MOST_WHILE_STARTING_MS = 900;
const MOST_UNDER_WAY_MS = 6;
const PATIENCE_MS = 10_000;

/** What the nemesis works with. */
export interface NemesisDeps {
  readonly victim: Victim;
  readonly signals: Signals;
  readonly random: Random;
  /** Tells the receiver of webhooks that what comes next is of another life. */
  readonly renewReceiver: () => Promise<void>;
  /** How long workflows wait. */
  readonly delayMs: number;
}

/** Kills the server again and again, each time at another kind of moment, and starts it again. Answers how often at which. */
export const killAgainAndAgain = async (
  deps: NemesisDeps,
  kills: number,
  onKill: (kill: number, moment: Moment) => void,
): Promise<ReadonlyMap<Moment, number>> => {
  const { victim, renewReceiver } = deps;
  const counts = new Map<Moment, number>();
  for (let kill = 1; kill <= kills; kill += 1) {
    const wanted = MOMENTS[kill % MOMENTS.length] ?? 'at random';
    const moment = (await comes(deps, wanted)) ? wanted : 'at random';
    if (await victim.kill(moment)) await renewReceiver();
    counts.set(moment, (counts.get(moment) ?? 0) + 1);
    onKill(kill, moment);
    victim.start();
  }
  await victim.ready();
  return counts;
};

// Waits for a moment; false when it does not come.
const comes = async ({ victim, signals, random, delayMs }: NemesisDeps, moment: Moment): Promise<boolean> => {
  if (moment !== 'while starting') await victim.ready();
  switch (moment) {
    case 'while starting':
      await pauseFor(random.below(MOST_WHILE_STARTING_MS));
      return true;
    case 'at random':
      await pauseFor(random.below(MOST_AT_RANDOM_MS));
      return true;
    case 'with a command under way': {
      const came = await skipping(signals, 'sent', random.below(40));
      await pauseFor(random.below(MOST_UNDER_WAY_MS));
      return came;
    }
    case 'right after an acknowledgement':
      return skipping(signals, 'acknowledged', random.below(40));
    case 'in an effect, unanswered':
      return skipping(signals, 'webhook', random.below(4));
    case 'in a delay': {
      const came = await skipping(signals, 'webhook', random.below(4));
      await pauseFor(random.below(delayMs));
      return came;
    }
  }
};

const skipping = async (signals: Signals, signal: Signal, skipped: number): Promise<boolean> => {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  for (let seen = 0; seen <= skipped && !patience.aborted; seen += 1) await signals.next(signal, patience);
  return !patience.aborted;
};
