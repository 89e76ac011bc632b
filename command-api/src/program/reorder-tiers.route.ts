import { Id } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, TrackParams } from './program.schemas.ts';

export const reorderTiersRoute = commandRoute({
  method: 'POST',
  path: '/api/program/tracks/:trackId/order-tiers',
  tag: 'Program',
  summary: 'Put the tiers of a track in another order, lowest first',
  access: 'program:manage',
  params: TrackParams,
  body: z.strictObject({ tierIds: z.array(Id).max(20) }),
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'ReorderTiers',
      data: { programId: request.caller.organizationId, ...request.params, ...request.body },
    }),
});
