import type { Conversation, ReadModel } from '@partneros/domain';

/** A conversation with Nelson as its owner's list shows it. */
export interface ConversationRow {
  readonly chatId: string;
  readonly userId: string;
  readonly title: string;
  /** Of the answer that the latest events are about. */
  readonly messageIds: readonly string[];
  readonly turnId: string;
  readonly status: Conversation['turn']['status'];
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What has somebody talked about with Nelson? One row per conversation, under its id, without what was said. */
export const conversationsModel: ReadModel<ConversationRow> = {
  name: 'conversations',
  version: 1,
  fields: {
    userId: { kind: 'exact', of: (row) => row.userId },
    title: { kind: 'text', of: (row) => row.title },
    status: { kind: 'exact', of: (row) => row.status },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title],
};
