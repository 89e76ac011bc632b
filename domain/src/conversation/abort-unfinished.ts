import type { ConversationEvent } from './conversation.events.ts';
import type { Conversation } from './conversation.state.ts';

/** Ends a turn that is still under way, or that a crash left so: who asks on does not wait for it. */
export const abortUnfinished = (conversation: Conversation | undefined): readonly ConversationEvent[] =>
  conversation?.turn.status === 'streaming'
    ? [
        {
          type: 'AssistantTurnAborted',
          data: {
            conversationId: conversation.conversationId,
            userId: conversation.userId,
            turnId: conversation.turn.id,
          },
        },
      ]
    : [];
