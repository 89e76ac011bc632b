import { addMillis, type Clock, type KeyValueStore } from '@partneros/domain';

/** The answers that this process is giving, and who reads them, here and in other processes. */
export interface LiveTurns {
  /** Begins one for its first reader. The signal is aborted when nobody has read it for a while: half a second here. */
  begin(turnId: string, reader: AbortSignal): { readonly abandoned: AbortController; end(): void };
  /** Somebody reads along, as long as their signal lasts, also an answer that another process gives. */
  attend(turnId: string, reader: AbortSignal): void;
}

interface Turn {
  readonly abandoned: AbortController;
  readers: number;
  /** Counts who came, left, or ended it: what was looked up before that says nothing any more. */
  changes: number;
  cancel: () => void;
}

const READERS = 'chat-readers';
// Who loses a connection and comes back at once finds the answer under way.
const GRACE_MS = 500;
// A reader in another process is one until so long after it last said so: longer than clocks are apart.
const LEASE_MS = 5_000;
const RENEW_MS = 2_000;

export const createLiveTurns = (clock: Clock, keyValues: Pick<KeyValueStore, 'get' | 'put'>): LiveTurns => {
  const turns = new Map<string, Turn>();

  const abandonLater = (turnId: string, turn: Turn): void => {
    const { changes } = turn;
    turn.cancel = clock.wakeAt(addMillis(clock.now(), GRACE_MS), async () => {
      // When that cannot be told, the answer is not paid for on the chance that somebody reads it.
      const elsewhere = await keyValues.get(READERS, turnId).catch(() => undefined);
      if (turn.changes !== changes) return;
      if (elsewhere === undefined) turn.abandoned.abort();
      else abandonLater(turnId, turn);
    });
  };

  const attendHere = (turnId: string, turn: Turn, reader: AbortSignal): void => {
    turn.cancel();
    turn.changes += 1;
    turn.readers += 1;
    const leave = (): void => {
      turn.changes += 1;
      turn.readers -= 1;
      if (turn.readers === 0 && turns.get(turnId) === turn) abandonLater(turnId, turn);
    };
    if (reader.aborted) leave();
    else reader.addEventListener('abort', leave, { once: true });
  };

  // Tells the process that gives the answer, wherever it is, for as long as somebody reads.
  const attendElsewhere = (turnId: string, reader: AbortSignal): void => {
    let cancel = (): void => undefined;
    const tell = (): void => {
      const now = clock.now();
      void keyValues.put(READERS, turnId, {}, { expiresAt: addMillis(now, LEASE_MS) }).catch(() => undefined);
      cancel = clock.wakeAt(addMillis(now, RENEW_MS), tell);
    };
    if (reader.aborted) return;
    reader.addEventListener('abort', () => cancel(), { once: true });
    tell();
  };

  return {
    begin: (turnId, reader) => {
      const turn: Turn = { abandoned: new AbortController(), readers: 0, changes: 0, cancel: () => undefined };
      turns.set(turnId, turn);
      attendHere(turnId, turn, reader);
      return {
        abandoned: turn.abandoned,
        end: () => {
          turn.cancel();
          turn.changes += 1;
          turns.delete(turnId);
        },
      };
    },
    attend: (turnId, reader) => {
      const turn = turns.get(turnId);
      if (turn === undefined) attendElsewhere(turnId, reader);
      else attendHere(turnId, turn, reader);
    },
  };
};
