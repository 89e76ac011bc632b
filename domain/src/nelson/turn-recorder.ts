import { conversation } from '../conversation/conversation.decider.ts';
import type { ConversationEvent } from '../conversation/conversation.events.ts';
import type { Conversation } from '../conversation/conversation.state.ts';
import type { TurnCommand } from '../conversation/record-in-turn.ts';
import { type Aggregate, advance } from '../kernel/aggregate.ts';
import { isRejection } from '../kernel/decider.ts';
import type { ExecuteDeps } from '../kernel/execute.ts';
import { extend } from '../kernel/extend.ts';
import type { Cause } from '../kernel/metadata.ts';
import type { NewEvent, Recorded } from '../kernel/recorded.ts';
import { streamOf } from '../kernel/stream.ts';
import { currentVersion } from '../kernel/upcast.ts';
import type { Clock } from '../ports/clock.ts';
import { AppendUnknown } from '../ports/event-store.ts';
import { Unavailable } from '../ports/unavailable.ts';

/** Records what happens in a turn, one after the other. */
export interface TurnRecorder {
  /** False: the turn is over, and nothing was recorded. */
  record(command: TurnCommand): Promise<boolean>;
}

const MAX_ATTEMPTS = 5;

/**
 * Like `execute` for many commands on one stream: what it has read and written it does not read again, so that an
 * answer in hundreds of pieces costs one read.
 */
export const createTurnRecorder = (
  deps: ExecuteDeps & { readonly clock: Pick<Clock, 'now'> },
  about: { readonly organizationId: string; readonly conversationId: string; readonly cause: Cause },
): TurnRecorder => {
  const stream = streamOf(conversation.category, about.organizationId, about.conversationId);
  let known: Aggregate<Conversation> | undefined;
  let length = 0n;
  let recorded = 0;
  let last: Promise<unknown> = Promise.resolve();

  const take = (events: readonly Recorded[]): void => {
    for (const event of events as readonly Recorded<ConversationEvent>[]) known = advance(conversation, known, event);
    length += BigInt(events.length);
  };

  const step = async (command: TurnCommand): Promise<boolean> => {
    recorded += 1;
    const commandId = deps.ids.derive(about.cause.commandId, command.type, String(recorded));
    if (known === undefined) take(await deps.store.read(stream));
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const decision = conversation.decide(command, known?.state);
      if (isRejection(decision)) return false;
      const cause = { ...about.cause, commandId, occurredAt: deps.clock.now() };
      const events = decision.map(
        (event, index): NewEvent<ConversationEvent> =>
          extend(event, {
            metadata: extend(cause, {
              eventId: deps.ids.derive(commandId, String(index)),
              organizationId: about.organizationId,
              schemaVersion: currentVersion(conversation.upcasts, event.type),
            }),
          }),
      );
      try {
        const result = await deps.store.append(stream, length === 0n ? 'no-stream' : length - 1n, events);
        if (result.kind === 'appended') {
          take(result.events);
          return true;
        }
      } catch (error) {
        if (!(error instanceof AppendUnknown)) throw error;
      }
      const since = await deps.store.read(stream, { from: length });
      take(since);
      if (since.some(({ metadata }) => metadata.commandId === commandId)) return true;
    }
    throw new Unavailable('the conversation is too busy');
  };

  return {
    record: (command) => {
      const done = last.then(() => step(command));
      last = done.catch(() => undefined);
      return done;
    },
  };
};
