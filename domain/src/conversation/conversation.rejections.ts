/** Why a command on a conversation is refused. */
export type ConversationRejection = 'conversation-not-found' | 'conversation-full' | 'nothing-to-answer' | 'turn-over';
