import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { EvaluationBody, ProgramAnswer } from './program.schemas.ts';

export const setTierEvaluationRoute = commandRoute({
  method: 'PUT',
  path: '/api/program/evaluation',
  tag: 'Program',
  summary: 'Say whether partners move between tiers by themselves, and when they move down',
  access: 'program:manage',
  body: EvaluationBody,
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'SetTierEvaluation',
      data: { programId: request.caller.organizationId, evaluation: request.body },
    }),
});
