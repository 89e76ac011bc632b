import { type Cause, type Decider, execute, type Message, type Permission, resourceOf } from '@partneros/domain';
import {
  type Answer,
  answerOutcome,
  causeOf,
  type Problem,
  type ProblemTable,
  type RouteRequest,
} from '@partneros/infra/http';
import type { CommandDeps } from './command-deps.ts';
import { settle } from './settle.ts';

/** The aggregate that a route's command is for, and how it is answered. */
export interface Target<State, Command extends Message, Event extends Message, Code extends string> {
  readonly decider: Decider<State, Command, Event, Code>;
  readonly id: string;
  /** Under which the answer shows it. */
  readonly name: string;
  readonly problems: ProblemTable<Code>;
  /** Default 200. */
  readonly status?: number;
  /** Carries out what the standing policies make of it, too, before the answer. */
  readonly settles?: true;
}

/** Carries a route's command out, and answers with the aggregate as it then is. */
export const commandResource = async <State, Command extends Message, Event extends Message, Code extends string>(
  request: RouteRequest<Permission, unknown, unknown, unknown>,
  deps: CommandDeps,
  { decider, id, name, problems, status = 200, settles }: Target<State, Command, Event, Code>,
  command: Command,
  cause: Cause = causeOf(request, deps),
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const outcome = await execute(deps, decider, {
    organizationId,
    id,
    command,
    cause,
    expectedVersion: request.ifMatch,
  });
  const settled =
    settles && outcome.kind === 'recorded' ? { ...outcome, position: await settle(deps, outcome) } : outcome;
  return answerOutcome(settled, {
    problems,
    status,
    body: (aggregate) => ({ [name]: resourceOf(organizationId, id, aggregate) }),
  });
};
