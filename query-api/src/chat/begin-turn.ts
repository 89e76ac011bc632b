import { type Cause, conversation, conversationIdOf, execute, load } from '@partneros/domain';
import type { MemberCaller } from '@partneros/infra/http';
import type { QueryRouteDeps } from '../http/query-deps.ts';
import type { ChatBody } from './chat-body.ts';

/** Records what somebody asks. A repeat of the request finds the turn that it has begun. */
export const beginTurn = async (
  deps: QueryRouteDeps,
  { organizationId, userId }: MemberCaller,
  cause: Cause,
  { id, trigger, messageId, question, currentRoute }: ChatBody,
) => {
  const chatId = id ?? deps.ids.derive(cause.commandId, 'chat');
  const conversationId = conversationIdOf(deps.ids, userId, chatId);
  const turnId = deps.ids.derive(cause.commandId, 'turn');
  const turn = { conversationId, userId, turnId, route: currentRoute };
  // A chat that was never recorded has nothing to replace: then it begins with the question.
  const isAgain =
    trigger === 'regenerate-message' && (await load(deps, conversation, organizationId, conversationId)) !== undefined;
  const outcome = await execute(deps, conversation, {
    organizationId,
    id: conversationId,
    command: isAgain
      ? { type: 'RequestAnswerAgain', data: { ...turn, replaces: messageId ?? null } }
      : {
          type: 'SendUserMessage',
          data: {
            ...turn,
            chatId,
            messageId: messageId ?? question?.id ?? deps.ids.derive(cause.commandId, 'message'),
            text: question?.text ?? '',
          },
        },
    cause,
  });
  return { conversationId, turnId, outcome };
};
