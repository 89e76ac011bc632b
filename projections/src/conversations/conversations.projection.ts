import { type Conversation, type ConversationEvent, partsOf, type Recorded } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type ConversationRow, conversationsModel } from './conversations.model.ts';

const TITLE = 120;

const upTo = (ids: readonly string[], replaced: string | null): readonly string[] => {
  const index = replaced === null ? -1 : ids.indexOf(replaced);
  return index < 0 ? ids : ids.slice(0, index);
};

const at = ({ revision, metadata }: Pick<Recorded, 'revision' | 'metadata'>) => ({
  version: Number(revision) + 1,
  updatedAt: metadata.occurredAt,
});

const touched = (row: ConversationRow | undefined, event: Recorded<ConversationEvent>) =>
  row && { ...row, ...at(event) };

const ended =
  (status: Conversation['turn']['status']) => (row: ConversationRow | undefined, event: Recorded<ConversationEvent>) =>
    row && { ...row, ...at(event), ...(event.data.turnId === row.turnId && { status }) };

export const conversations: Projection<ConversationRow, ConversationEvent> = {
  model: conversationsModel,
  keysOf: ({ stream }) => [partsOf(stream).id],
  on: {
    UserMessageSent: (row, event) => {
      const { chatId, userId, messageId, turnId, replaces, text } = event.data;
      return {
        chatId,
        userId,
        title: row?.title ?? text.replace(/\s+/g, ' ').trim().slice(0, TITLE),
        messageIds: [...upTo(row?.messageIds ?? [], replaces), messageId, turnId],
        turnId,
        status: 'streaming',
        createdAt: row?.createdAt ?? event.metadata.occurredAt,
        ...at(event),
      };
    },
    AnswerRequestedAgain: (row, event) =>
      row && {
        ...row,
        ...at(event),
        messageIds: [...upTo(row.messageIds, event.data.replaces), event.data.turnId],
        turnId: event.data.turnId,
        status: 'streaming',
      },
    AssistantPartStreamed: touched,
    ToolConsulted: touched,
    AssistantTurnFinished: ended('finished'),
    AssistantTurnFailed: ended('failed'),
    AssistantTurnAborted: ended('aborted'),
  },
};
