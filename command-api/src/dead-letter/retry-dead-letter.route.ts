import { deadLetter } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { deadLetterProblems } from './dead-letter.problems.ts';
import { DeadLetterAnswer, DeadLetterParams } from './dead-letter.schemas.ts';

export const retryDeadLetterRoute = commandRoute({
  method: 'POST',
  path: '/api/dead-letters/events/:deadLetterId/retry',
  tag: 'Dead letters',
  summary: 'Try an event again that was put aside',
  access: 'dead-letters:manage',
  params: DeadLetterParams,
  body: NoBody,
  answers: { status: 200, body: DeadLetterAnswer },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const { deadLetterId } = request.params;
    const target = {
      decider: deadLetter,
      id: deadLetterId,
      name: 'deadLetter',
      problems: deadLetterProblems,
    };
    const data = { deadLetterId, at: cause.occurredAt };
    return commandResource(request, deps, target, { type: 'RetryDeadLetter', data }, cause);
  },
});
