import { DeadLetterRetryResource, deadLetterRetry } from '@partneros/domain';
import { causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { RetryAllBody } from './dead-letter.schemas.ts';

const problems = { 'dead-letter-retry-already-exists': problem(409, 'duplicate', 'This was asked for already.') };

export const retryDeadLettersRoute = commandRoute({
  method: 'POST',
  path: '/api/dead-letters/events/retry',
  tag: 'Dead letters',
  summary: 'Try all events again that were put aside, or those of one list or reaction',
  access: 'dead-letters:manage',
  body: RetryAllBody,
  answers: { status: 202, body: z.object({ deadLetterRetry: DeadLetterRetryResource }) },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const id = deps.ids.derive(cause.commandId, deadLetterRetry.category);
    const target = { decider: deadLetterRetry, id, name: 'deadLetterRetry', problems, status: 202 };
    const data = { deadLetterRetryId: id, ...request.body, at: cause.occurredAt };
    return commandResource(request, deps, target, { type: 'RetryDeadLetters', data }, cause);
  },
});
