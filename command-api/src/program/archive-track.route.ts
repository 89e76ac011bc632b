import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, TrackParams } from './program.schemas.ts';

export const archiveTrackRoute = commandRoute({
  method: 'POST',
  path: '/api/program/tracks/:trackId/archive',
  tag: 'Program',
  summary: 'End a track with its tiers',
  access: 'program:manage',
  params: TrackParams,
  body: NoBody,
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'ArchiveTrack',
      data: { programId: request.caller.organizationId, ...request.params },
    }),
});
