import { Id } from '@partneros/domain';
import { commandRoute } from '../http/command-route.ts';
import { defineInProgram } from './command-program.ts';
import { ProgramAnswer, TierBody, TrackParams } from './program.schemas.ts';

export const defineTierRoute = commandRoute({
  method: 'POST',
  path: '/api/program/tracks/:trackId/tiers',
  tag: 'Program',
  summary: 'Add a tier on top of a track; nobody earns it before it has requirements',
  access: 'program:manage',
  params: TrackParams,
  body: TierBody,
  answers: { status: 201, body: ProgramAnswer.extend({ tierId: Id }) },
  handle: (request, deps) => {
    const { organizationId: programId } = request.caller;
    return defineInProgram(request, deps, 'tierId', (tierId) => ({
      type: 'DefineTier',
      data: { programId, tierId, ...request.params, ...request.body },
    }));
  },
});
