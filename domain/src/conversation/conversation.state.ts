import type { DataOf } from '../kernel/decider.ts';
import { evolution } from '../kernel/decider.ts';
import type { JsonValue } from '../kernel/json.ts';
import type { Citation } from './citation.ts';
import type { ConversationEvent } from './conversation.events.ts';

/** What became of a turn. */
export const TURN_STATUSES = ['streaming', 'finished', 'failed', 'aborted'] as const;

/** A piece of a message: a text, or a look-up with what came of it. */
export type MessagePart =
  | { readonly type: 'text'; readonly round: number; readonly text: string }
  | {
      readonly type: 'tool';
      readonly round: number;
      readonly toolCallId: string;
      readonly tool: string;
      readonly input: JsonValue;
      readonly output?: JsonValue;
      readonly refused?: string;
    };

/** A message of a conversation. */
export interface ChatMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly parts: readonly MessagePart[];
  readonly citations: readonly Citation[];
}

/** What somebody and Nelson have said to each other. */
export interface Conversation {
  readonly conversationId: string;
  /** What the client calls it; the conversation's own id follows from it and its owner. */
  readonly chatId: string;
  readonly userId: string;
  /** How it began. */
  readonly title: string;
  readonly messages: readonly ChatMessage[];
  /** The latest answer. */
  readonly turn: {
    readonly id: string;
    readonly status: (typeof TURN_STATUSES)[number];
    readonly error: string | null;
  };
}

const TITLE = 120;

export const evolveConversation = evolution<Conversation, ConversationEvent, 'UserMessageSent'>(
  {
    UserMessageSent: ({ conversationId, chatId, userId, messageId, turnId, replaces, text }, conversation) => {
      const asked: ChatMessage = {
        id: messageId,
        role: 'user',
        parts: [{ type: 'text', round: 0, text }],
        citations: [],
      };
      const before = conversation === undefined ? [] : upTo(conversation.messages, replaces);
      return {
        conversationId,
        chatId,
        userId,
        title: conversation?.title ?? text.replace(/\s+/g, ' ').trim().slice(0, TITLE),
        messages: [...before, asked, emptyAnswer(turnId)],
        turn: { id: turnId, status: 'streaming', error: null },
      };
    },
  },
  {
    AnswerRequestedAgain: (conversation, { turnId, replaces }) => ({
      ...conversation,
      messages: [...upTo(conversation.messages, replaces), emptyAnswer(turnId)],
      turn: { id: turnId, status: 'streaming', error: null },
    }),
    AssistantPartStreamed: (conversation, { turnId, round, text }) =>
      answering(conversation, turnId, (message) => ({ ...message, parts: withText(message.parts, round, text) })),
    ToolConsulted: (conversation, event) =>
      answering(conversation, event.turnId, (message) => ({ ...message, parts: [...message.parts, consulted(event)] })),
    AssistantTurnFinished: (conversation, { turnId, citations }) =>
      ended(
        answering(conversation, turnId, (message) => ({ ...message, citations })),
        turnId,
        'finished',
      ),
    AssistantTurnFailed: (conversation, { turnId, error }) => ended(conversation, turnId, 'failed', error),
    AssistantTurnAborted: (conversation, { turnId }) => ended(conversation, turnId, 'aborted'),
  },
);

const emptyAnswer = (id: string): ChatMessage => ({ id, role: 'assistant', parts: [], citations: [] });

const upTo = (messages: readonly ChatMessage[], replaced: string | null): readonly ChatMessage[] => {
  const index = messages.findIndex(({ id }) => id === replaced);
  return index < 0 ? messages : messages.slice(0, index);
};

const answering = (
  conversation: Conversation,
  turnId: string,
  change: (message: ChatMessage) => ChatMessage,
): Conversation => ({
  ...conversation,
  messages: conversation.messages.map((message) => (message.id === turnId ? change(message) : message)),
});

const withText = (parts: readonly MessagePart[], round: number, text: string): readonly MessagePart[] => {
  const last = parts.at(-1);
  return last?.type === 'text' && last.round === round
    ? [...parts.slice(0, -1), { ...last, text: last.text + text }]
    : [...parts, { type: 'text', round, text }];
};

const consulted = ({
  round,
  toolCallId,
  query: { tool, input },
  output,
  refused,
}: DataOf<ConversationEvent, 'ToolConsulted'>): MessagePart => ({
  type: 'tool',
  round,
  toolCallId,
  tool,
  input,
  ...(output !== undefined && { output }),
  ...(refused !== undefined && { refused }),
});

const ended = (
  conversation: Conversation,
  turnId: string,
  status: Conversation['turn']['status'],
  error: string | null = null,
): Conversation =>
  conversation.turn.id === turnId ? { ...conversation, turn: { id: turnId, status, error } } : conversation;
