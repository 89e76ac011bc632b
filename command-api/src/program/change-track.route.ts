import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, TrackBody, TrackParams } from './program.schemas.ts';

export const changeTrackRoute = commandRoute({
  method: 'PATCH',
  path: '/api/program/tracks/:trackId',
  tag: 'Program',
  summary: 'Change what a track is called and whom it is for',
  access: 'program:manage',
  params: TrackParams,
  body: TrackBody.partial(),
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'ChangeTrack',
      data: { programId: request.caller.organizationId, ...request.params, changes: request.body },
    }),
});
