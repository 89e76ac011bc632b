import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, TierParams } from './program.schemas.ts';

export const archiveTierRoute = commandRoute({
  method: 'POST',
  path: '/api/program/tiers/:tierId/archive',
  tag: 'Program',
  summary: 'End a tier; who has it by evaluation is evaluated anew',
  access: 'program:manage',
  params: TierParams,
  body: NoBody,
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'ArchiveTier',
      data: { programId: request.caller.organizationId, ...request.params },
    }),
});
