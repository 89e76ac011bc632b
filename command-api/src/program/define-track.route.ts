import { Id } from '@partneros/domain';
import { commandRoute } from '../http/command-route.ts';
import { defineInProgram } from './command-program.ts';
import { ProgramAnswer, TrackBody } from './program.schemas.ts';

export const defineTrackRoute = commandRoute({
  method: 'POST',
  path: '/api/program/tracks',
  tag: 'Program',
  summary: 'Add a ladder of tiers, behind the other tracks',
  access: 'program:manage',
  body: TrackBody.extend({
    description: TrackBody.shape.description.default(null),
    segmentId: TrackBody.shape.segmentId.default(null),
  }),
  answers: { status: 201, body: ProgramAnswer.extend({ trackId: Id }) },
  handle: (request, deps) => {
    const { organizationId: programId } = request.caller;
    return defineInProgram(request, deps, 'trackId', (trackId) => ({
      type: 'DefineTrack',
      data: { programId, trackId, ...request.body },
    }));
  },
});
