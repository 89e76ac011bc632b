import { addMillis, type Clock } from '@partneros/domain';

/** Why a turn was ended from our side. */
export type EndedBy = 'caller' | 'silence' | 'deadline';

/** What may end a turn before the other side does. */
export interface TurnWatch {
  /** Aborted when it is over: hand it to the request. */
  readonly signal: AbortSignal;
  readonly endedBy: () => EndedBy | undefined;
  /** Something came: the time of silence begins anew. */
  readonly heard: () => void;
  /** Waits, and no longer than the turn lasts. */
  readonly pause: (ms: number) => Promise<void>;
  readonly stop: () => void;
}

/** Watches over a turn: its caller may leave, the other side may fall silent, and it may go on for too long. */
export const watchTurn = (
  clock: Clock,
  caller: AbortSignal,
  { silenceMs, deadlineMs }: { readonly silenceMs: number; readonly deadlineMs: number },
): TurnWatch => {
  const aborted = new AbortController();
  let endedBy: EndedBy | undefined;
  const end = (by: EndedBy): void => {
    endedBy ??= by;
    aborted.abort();
  };
  const leave = (): void => end('caller');
  const cancelDeadline = clock.wakeAt(addMillis(clock.now(), deadlineMs), () => end('deadline'));
  let cancelSilence = (): void => undefined;
  const heard = (): void => {
    cancelSilence();
    cancelSilence = clock.wakeAt(addMillis(clock.now(), silenceMs), () => end('silence'));
  };

  if (caller.aborted) leave();
  else caller.addEventListener('abort', leave, { once: true });
  heard();
  return {
    signal: aborted.signal,
    endedBy: () => endedBy,
    heard,
    pause: (ms) =>
      new Promise((resolve) => {
        const go = (): void => {
          aborted.signal.removeEventListener('abort', go);
          cancel();
          resolve();
        };
        const cancel = clock.wakeAt(addMillis(clock.now(), ms), go);
        if (aborted.signal.aborted) go();
        else aborted.signal.addEventListener('abort', go, { once: true });
      }),
    stop: () => {
      cancelDeadline();
      cancelSilence();
      caller.removeEventListener('abort', leave);
    },
  };
};
