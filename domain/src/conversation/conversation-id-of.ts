import type { Ids } from '../ports/ids.ts';

/** The id of a conversation: it follows from its owner, so that somebody else's name for one leads to an empty stream. */
export const conversationIdOf = (ids: Pick<Ids, 'derive'>, userId: string, chatId: string): string =>
  ids.derive('conversation', userId, chatId);
