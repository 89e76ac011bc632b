import { Id } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer } from './program.schemas.ts';

export const reorderTracksRoute = commandRoute({
  method: 'POST',
  path: '/api/program/order-tracks',
  tag: 'Program',
  summary: 'Put the tracks in another order: a partner is on the first that is for it',
  access: 'program:manage',
  body: z.strictObject({ trackIds: z.array(Id).max(50) }),
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'ReorderTracks',
      data: { programId: request.caller.organizationId, ...request.body },
    }),
});
