import type { DataOf } from '../kernel/decider.ts';
import type { ConversationEvent } from './conversation.events.ts';

const turn = { conversationId: 'conversation-1', userId: 'user-1', turnId: 'turn-1' };

export const userMessageSent = (
  over: Partial<DataOf<ConversationEvent, 'UserMessageSent'>> = {},
): ConversationEvent => ({
  type: 'UserMessageSent',
  data: {
    ...turn,
    chatId: 'chat-1',
    messageId: 'message-1',
    replaces: null,
    text: 'Which partners are Gold?',
    route: null,
    ...over,
  },
});

export const assistantPartStreamed = (
  text: string,
  over: { turnId?: string; round?: number } = {},
): ConversationEvent => ({
  type: 'AssistantPartStreamed',
  data: { ...turn, round: 0, text, ...over },
});

export const assistantTurnFinished = (turnId = 'turn-1'): ConversationEvent => ({
  type: 'AssistantTurnFinished',
  data: { ...turn, turnId, citations: [{ partnerId: 'partner-1', eventPosition: 7 }], model: 'scripted-1' },
});

export const assistantTurnAborted = (turnId = 'turn-1'): ConversationEvent => ({
  type: 'AssistantTurnAborted',
  data: { ...turn, turnId },
});
