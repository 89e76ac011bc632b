import { answerOutcome, answerUiMessageStream, causeOf, Problem } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { beginTurn } from './begin-turn.ts';
import { chatProblems, turnOver } from './chat.problems.ts';
import { ChatBody } from './chat-body.ts';
import { replayTurn } from './replay-turn.ts';
import { runTurn } from './run-turn.ts';
import { toolsFor } from './tools/tools-for.ts';
import { createUiTurn } from './ui-turn.ts';

const UiPart = z.looseObject({ type: z.string() });

/** It reads, and records no more than the conversation about it: so it is answered where reads are. */
export const chatRoute = queryRoute({
  method: 'POST',
  path: '/api/ai/chat',
  tag: 'Chat',
  summary: 'Ask Nelson, and read the answer as a UI message stream (version 1)',
  access: 'ai:generate',
  body: ChatBody,
  example: {
    id: 'chat-1',
    messages: [{ id: 'message-1', role: 'user', parts: [{ type: 'text', text: 'Which partners are Gold?' }] }],
    trigger: 'submit-message',
    currentRoute: '/partners',
  },
  maxBodyBytes: 1024 * 1024,
  answers: {
    status: 200,
    body: UiPart,
    streamedAs: 'events',
    description:
      'The parts of the answer as server-sent events, `[DONE]` at the end. A failure on the way is an `error` part.',
  },
  alsoRefusedWith: [402, 502],
  handle: async (request, deps) => {
    const { caller, body, raw } = request;
    const cause = causeOf(request, deps);
    const { conversationId, turnId, outcome } = await beginTurn(deps, caller, cause, body);
    if (outcome.kind !== 'recorded') {
      const refused = answerOutcome(outcome, { problems: chatProblems, body: () => ({}) });
      return refused instanceof Problem ? refused : turnOver;
    }
    return answerUiMessageStream(raw, deps.clock, async (stream) => {
      if (outcome.replayed) {
        await replayTurn(deps, { caller, conversationId, turnId }, stream);
        return undefined;
      }
      const live = deps.turns.begin(turnId, stream.left);
      try {
        return await runTurn(
          deps,
          {
            organizationId: caller.organizationId,
            userId: caller.userId,
            conversationId,
            turnId,
            cause,
            said: body.said,
            route: body.currentRoute,
            tools: toolsFor(request, deps),
            abandoned: live.abandoned,
          },
          createUiTurn(turnId, stream.send),
        );
      } finally {
        live.end();
      }
    });
  },
});
