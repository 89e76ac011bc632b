import { deadLetter } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { deadLetterProblems } from './dead-letter.problems.ts';
import { DeadLetterAnswer, DeadLetterParams, SkipBody } from './dead-letter.schemas.ts';

export const skipDeadLetterRoute = commandRoute({
  method: 'POST',
  path: '/api/dead-letters/events/:deadLetterId/skip',
  tag: 'Dead letters',
  summary: 'Give up an event that was put aside, and say why',
  access: 'dead-letters:manage',
  params: DeadLetterParams,
  body: SkipBody,
  answers: { status: 200, body: DeadLetterAnswer },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const { deadLetterId } = request.params;
    const target = { decider: deadLetter, id: deadLetterId, name: 'deadLetter', problems: deadLetterProblems };
    const data = { deadLetterId, ...request.body, at: cause.occurredAt };
    return commandResource(request, deps, target, { type: 'SkipDeadLetter', data }, cause);
  },
});
