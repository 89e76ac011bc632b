import { conversation, conversationIdOf, Id, load } from '@partneros/domain';
import { ANSWERED, answerUiMessageStream } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { keepAuthorised } from '../live/keep-authorised.ts';
import { replayTurn } from './replay-turn.ts';

export const resumeChatRoute = queryRoute({
  method: 'GET',
  path: '/api/ai/chat/:chatId/stream',
  tag: 'Chat',
  summary: 'The answer that is being given in a chat, from its beginning; 204 when there is none, or no such chat',
  access: 'ai:generate',
  params: z.strictObject({ chatId: Id }),
  query: z.strictObject({}),
  answers: {
    status: 200,
    body: z.looseObject({ type: z.string() }),
    streamedAs: 'events',
    description: 'The parts of the answer, as `POST /api/ai/chat` streams them.',
  },
  handle: async ({ caller, params: { chatId }, raw }, deps) => {
    const { organizationId, userId } = caller;
    const conversationId = conversationIdOf(deps.ids, userId, chatId);
    const found = await load(deps, conversation, organizationId, conversationId);
    if (found === undefined || found.state.turn.status !== 'streaming') {
      raw.res.status(204).end();
      return ANSWERED;
    }
    const turnId = found.state.turn.id;
    return answerUiMessageStream(raw, deps.clock, async (stream) => {
      const stopped = new AbortController();
      const closed = AbortSignal.any([stream.left, stopped.signal]);
      deps.turns.attend(turnId, closed);
      const end = () => {
        stream.send({ type: 'error', errorText: 'Sign in again to read on.' });
        stopped.abort();
      };
      keepAuthorised({ end, closed }, caller, 'ai:generate', deps);
      await replayTurn(deps, { caller, conversationId, turnId }, { ...stream, left: closed });
      stopped.abort();
      return undefined;
    });
  },
});
