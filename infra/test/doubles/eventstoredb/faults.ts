/** The calls that can go wrong. */
export type Call = 'append' | 'read' | 'subscription';

/**
 * What goes wrong with a call:
 * `swallow`: it is carried out and never answered; `lose`: neither; `break`: carried out, then UNAVAILABLE; `cancel`:
 * the same with CANCELLED; `refuse`: UNAVAILABLE, not carried out; `end`: a stream ends cleanly at its first message;
 * `delay`: it is carried out and answered late.
 */
export type Fault = 'swallow' | 'lose' | 'break' | 'cancel' | 'refuse' | 'end' | 'delay';

/** How a running subscription goes wrong. `silence`: it stays open and says nothing more; `replay`: the last events again. */
export type Drop = 'unavailable' | 'cancelled' | 'end' | 'silence' | 'replay';

/** A switch of the double; plain data, so that it can be sent to a process. */
export type Switch =
  | { readonly next: Call; readonly fault: Fault; readonly times?: number; readonly millis?: number }
  | { readonly drop: Drop }
  | { readonly heal: true };

/** A fault that is due. */
export interface Due {
  readonly fault: Fault;
  readonly millis: number;
}

/** The switches as the services ask for them. */
export interface Faults {
  turn(what: Switch): void;
  /** The fault of this call, used up by asking. */
  take(call: Call): Due | undefined;
  /** How often each fault was met. */
  readonly met: ReadonlyMap<Fault, number>;
  /** Tells running subscriptions of drops; the answer stops that. */
  onDrop(listener: (drop: Drop) => void): () => void;
}

const DELAY_MS = 100;

/** Switches that are all off. */
export const createFaults = (): Faults => {
  const due: Record<Call, Due[]> = { append: [], read: [], subscription: [] };
  const listeners = new Set<(drop: Drop) => void>();
  const met = new Map<Fault, number>();
  return {
    met,
    turn: (what) => {
      if ('heal' in what) for (const call of Object.values(due)) call.length = 0;
      else if ('drop' in what) for (const listener of [...listeners]) listener(what.drop);
      else
        for (let time = 0; time < (what.times ?? 1); time += 1)
          due[what.next].push({ fault: what.fault, millis: what.millis ?? DELAY_MS });
    },
    take: (call) => {
      const fault = due[call].shift();
      if (fault !== undefined) met.set(fault.fault, (met.get(fault.fault) ?? 0) + 1);
      return fault;
    },
    onDrop: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
