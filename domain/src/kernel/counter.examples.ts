import { z } from 'zod';
import { type Decider, type EventOf, evolution, reject } from './decider.ts';
import type { Cause } from './metadata.ts';

const counterEvents = {
  CounterOpened: z.strictObject({ counterId: z.string() }),
  CounterRaised: z.strictObject({ by: z.int(), note: z.string().optional() }),
};

export type CounterEvent = EventOf<typeof counterEvents>;
export type CounterCommand =
  | { readonly type: 'Open'; readonly data: { readonly counterId: string } }
  /** By nothing: there is nothing to do. By less than nothing: refused. */
  | { readonly type: 'Raise'; readonly data: { readonly by: number } };

/** The smallest aggregate that does, refuses and leaves be. */
export const counter: Decider<{ readonly total: number }, CounterCommand, CounterEvent, 'closed' | 'negative'> = {
  category: 'counter',
  events: counterEvents,
  evolve: evolution<{ readonly total: number }, CounterEvent, 'CounterOpened'>(
    { CounterOpened: () => ({ total: 0 }) },
    { CounterRaised: ({ total }, { by }) => ({ total: total + by }) },
  ),
  decide: (command, state) => {
    if (command.type === 'Open') return state === undefined ? [{ type: 'CounterOpened', data: command.data }] : [];
    if (state === undefined) return reject('closed');
    const { by } = command.data;
    if (by < 0) return reject('negative', ['Count up.']);
    return by === 0 ? [] : [{ type: 'CounterRaised', data: { by } }];
  },
};

/** A user's command. */
export const causeOfCommand = (commandId: string, over: Partial<Cause> = {}): Cause => ({
  commandId,
  correlationId: `correlation of ${commandId}`,
  actor: { type: 'user', id: 'user-1' },
  occurredAt: '2026-01-01T00:00:00.000Z',
  depth: 0,
  ...over,
});
