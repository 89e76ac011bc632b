import { type Clock, pause } from '@partneros/domain';
import { concatMap, from, lastValueFrom, mergeMap } from 'rxjs';
import type { Reaction } from './reaction.ts';

const CONCURRENCY = 64;
const FIRST_PAUSE_MS = 50;

/** Tries of one reaction before its event is parked. */
export const MAX_TRIES = 5;

/**
 * Runs reactions: those to one stream in order, those to different streams side by side. One that keeps failing goes to
 * `park` after its last try, and the others go on.
 */
export const runReactions = async (
  reactions: readonly Reaction[],
  clock: Clock,
  park: (reaction: Reaction, error: unknown) => void,
): Promise<void> => {
  const attempt = async (reaction: Reaction): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await reaction.run();
      } catch (error) {
        if (tries === MAX_TRIES) return park(reaction, error);
        await pause(clock, FIRST_PAUSE_MS * 2 ** tries);
      }
    }
  };
  const inOrder = from(byStream(reactions)).pipe(
    mergeMap((group) => from(group).pipe(concatMap(attempt)), CONCURRENCY),
  );
  await lastValueFrom(inOrder, { defaultValue: undefined });
};

// Not rxjs' `groupBy`: it hands its groups on while they run, and what a group got before its turn came would be lost.
const byStream = (reactions: readonly Reaction[]): Iterable<readonly Reaction[]> => {
  const groups = new Map<string, Reaction[]>();
  for (const reaction of reactions) {
    const { stream } = reaction.event;
    const group = groups.get(stream);
    if (group === undefined) groups.set(stream, [reaction]);
    else group.push(reaction);
  }
  return groups.values();
};
