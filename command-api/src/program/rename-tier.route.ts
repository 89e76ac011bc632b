import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, TierBody, TierParams } from './program.schemas.ts';

export const renameTierRoute = commandRoute({
  method: 'PATCH',
  path: '/api/program/tiers/:tierId',
  tag: 'Program',
  summary: 'Call a tier something else; its partners keep it',
  access: 'program:manage',
  params: TierParams,
  body: TierBody,
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'RenameTier',
      data: { programId: request.caller.organizationId, ...request.params, ...request.body },
    }),
});
