import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { Json } from '../kernel/json.ts';
import { notPersonal, personal } from '../kernel/personal.ts';
import { Citation } from './citation.ts';

// What somebody asks, and what is said to them, is theirs.
const said = personal('userId', z.string());
const turn = { conversationId: Id, userId: Id, turnId: Id };

/**
 * The stored format of a conversation: never edited, only lifted by upcasts. A turn is an answer, under its id as a
 * message; what it says comes in pieces that read on.
 */
export const conversationEvents = {
  /** `replaces`: the message that this one, or another answer, takes the place of, with all that came after it. */
  UserMessageSent: z.strictObject({
    ...turn,
    chatId: Id,
    messageId: Id,
    replaces: Id.nullable(),
    text: said,
    route: said.nullable(),
  }),
  AnswerRequestedAgain: z.strictObject({ ...turn, replaces: Id.nullable(), route: said.nullable() }),
  /** `round`: how often the model had asked for something before it said this. */
  AssistantPartStreamed: z.strictObject({ ...turn, round: z.int().min(0), text: said }),
  ToolConsulted: z.strictObject({
    ...turn,
    round: z.int().min(0),
    toolCallId: Id,
    query: z.strictObject({ tool: notPersonal(z.string()), input: personal('userId', Json) }),
    /** What it answered; absent: it refused, and `refused` says why. */
    output: personal('userId', Json).optional(),
    refused: said.optional(),
    positions: z.array(Citation),
  }),
  AssistantTurnFinished: z.strictObject({ ...turn, citations: z.array(Citation), model: notPersonal(z.string()) }),
  AssistantTurnFailed: z.strictObject({ ...turn, error: notPersonal(z.string()) }),
  /** Nobody read it any more, or the next message came. */
  AssistantTurnAborted: z.strictObject(turn),
};

export type ConversationEvent = EventOf<typeof conversationEvents>;
