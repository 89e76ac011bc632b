import { ConversationSummary } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { conversationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

export const findChatsRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/chat',
  tag: 'Chat',
  summary: 'Your own chats with Nelson',
  access: 'ai:generate',
  query: z.strictObject(pageQuery({ sortable: ['title', 'createdAt', 'updatedAt'], default: '-updatedAt' })),
  answers: {
    status: 200,
    body: z.object({ chats: z.array(ConversationSummary), nextCursor: z.string().nullable() }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast } }, { rows }) => {
    const { organizationId, userId } = caller;
    await waitUntilAtLeast(rows, conversationsModel, atLeast);
    const found = await rows.find(conversationsModel, organizationId, {
      where: { userId },
      search,
      sort,
      limit,
      cursor,
    });
    return {
      body: {
        chats: found.rows.map(({ chatId: id, title, messageIds, status, version, createdAt, updatedAt }) => ({
          id,
          organizationId,
          title,
          messageCount: messageIds.length,
          status,
          version,
          createdAt,
          updatedAt,
        })),
        nextCursor: found.nextCursor,
      },
    };
  },
});
