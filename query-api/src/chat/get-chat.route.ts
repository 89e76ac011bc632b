import { ConversationResource, conversation, conversationIdOf, Id, load, uiMessageOf } from '@partneros/domain';
import { checkRecorded } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { chatNotFound } from './chat.problems.ts';

export const getChatRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/chat/:chatId',
  tag: 'Chat',
  summary: 'One of your own chats with Nelson, with its messages as `useChat` takes them, now or as of any moment',
  access: 'ai:generate',
  params: z.strictObject({ chatId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ chat: ConversationResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId, userId }, params: { chatId }, query: { atLeast, asOf } }, deps) => {
    await checkRecorded(deps.feed, atLeast);
    const conversationId = conversationIdOf(deps.ids, userId, chatId);
    const found =
      asOf === undefined
        ? await load(deps, conversation, organizationId, conversationId)
        : await aggregateAsOf(deps, conversation, organizationId, conversationId, asOf);
    if (found === undefined) return chatNotFound;
    const { state, version, createdAt, updatedAt } = found;
    return {
      body: {
        chat: {
          id: chatId,
          organizationId,
          title: state.title,
          messageCount: state.messages.length,
          status: state.turn.status,
          messages: state.messages.map(uiMessageOf),
          version,
          createdAt,
          updatedAt,
        },
      },
      ...(asOf === undefined && { version }),
    };
  },
});
