import {
  addMillis,
  type ConversationEvent,
  conversation,
  execute,
  fold,
  happeningsOf,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import type { MemberCaller, UiMessageStream } from '@partneros/infra/http';
import type { QueryRouteDeps } from '../http/query-deps.ts';
import { createUiTurn } from './ui-turn.ts';

/** A turn to tell again from the log. */
export interface TurnToReplay {
  readonly caller: MemberCaller;
  readonly conversationId: string;
  readonly turnId: string;
}

// A model may think for a minute; what is silent for longer has lost its process.
const SILENCE_MS = 90_000;

/**
 * Tells a turn from its beginning, and goes on until it ends. One that nobody works on any more, because its process was
 * killed, is ended as failed.
 */
export const replayTurn = async (
  deps: QueryRouteDeps,
  { caller, conversationId, turnId }: TurnToReplay,
  { send, left }: UiMessageStream,
): Promise<void> => {
  const { organizationId, userId } = caller;
  const stream = streamOf(conversation.category, organizationId, conversationId);
  const tell = createUiTurn(turnId, send);
  let seen = -1n;
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (over = resolve));
  let cancel: () => void = () => undefined;
  const expect = (since: string): void => {
    cancel();
    cancel = deps.clock.wakeAt(addMillis(since, SILENCE_MS), () => void interrupt());
  };
  const hear = (event: Recorded<ConversationEvent>): void => {
    // It may come twice: read, and heard meanwhile.
    if (event.revision <= seen) return;
    seen = event.revision;
    if (event.data.turnId !== turnId) return;
    expect(event.recordedAt);
    for (const happening of happeningsOf(event)) {
      tell(happening);
      if (['finished', 'failed', 'aborted'].includes(happening.type)) over();
    }
  };
  const interrupt = async (): Promise<void> => {
    const data = { conversationId, userId, turnId, error: 'The answer was interrupted.' };
    const cause = {
      commandId: deps.ids.derive(turnId, 'interrupted'),
      correlationId: turnId,
      actor: { type: 'system', id: 'chat' },
      occurredAt: deps.clock.now(),
      depth: 0,
    } as const;
    await execute(deps, conversation, {
      organizationId,
      id: conversationId,
      command: { type: 'FailTurn', data },
      cause,
    })
      .then(read)
      .catch(() => expect(deps.clock.now()));
  };
  const read = async (): Promise<void> => {
    const events = (await deps.store.read(stream)) as readonly Recorded<ConversationEvent>[];
    events.forEach(hear);
    // Another message may have taken its place: nothing more will come of it.
    if (fold(conversation, events)?.state.turn.id !== turnId) over();
  };

  // What comes while the log is read is told after it.
  const waiting: Recorded<ConversationEvent>[] = [];
  let take = (event: Recorded<ConversationEvent>): void => void waiting.push(event);
  const leave = await deps.live.listen(stream, (event) => take(event as Recorded<ConversationEvent>));
  left.addEventListener('abort', over, { once: true });
  try {
    await read();
    take = hear;
    waiting.forEach(hear);
    if (left.aborted) over();
    await ended;
  } finally {
    cancel();
    leave();
  }
};
