import { addMillis, type Clock } from '@partneros/domain';

/** The answers that this process is giving, and who reads them. */
export interface LiveTurns {
  /** Begins one for its first reader. The signal is aborted when nobody has read it for half a second. */
  begin(turnId: string, reader: AbortSignal): { readonly abandoned: AbortController; end(): void };
  /** Somebody reads along, as long as their signal lasts; nothing happens for a turn that is not of this process. */
  attend(turnId: string, reader: AbortSignal): void;
}

interface Turn {
  readonly abandoned: AbortController;
  readers: number;
  cancel: () => void;
}

// Who loses a connection and comes back at once finds the answer under way.
const GRACE_MS = 500;

export const createLiveTurns = (clock: Clock): LiveTurns => {
  const turns = new Map<string, Turn>();

  const attend = (turn: Turn, reader: AbortSignal): void => {
    turn.cancel();
    turn.readers += 1;
    const leave = (): void => {
      turn.readers -= 1;
      if (turn.readers > 0) return;
      turn.cancel = clock.wakeAt(addMillis(clock.now(), GRACE_MS), () => turn.abandoned.abort());
    };
    if (reader.aborted) leave();
    else reader.addEventListener('abort', leave, { once: true });
  };

  return {
    begin: (turnId, reader) => {
      const turn: Turn = { abandoned: new AbortController(), readers: 0, cancel: () => undefined };
      turns.set(turnId, turn);
      attend(turn, reader);
      return {
        abandoned: turn.abandoned,
        end: () => {
          turn.cancel();
          turns.delete(turnId);
        },
      };
    },
    attend: (turnId, reader) => {
      const turn = turns.get(turnId);
      if (turn !== undefined) attend(turn, reader);
    },
  };
};
