import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, SegmentParams } from './program.schemas.ts';

export const removeSegmentRoute = commandRoute({
  method: 'DELETE',
  path: '/api/program/segments/:segmentId',
  tag: 'Program',
  summary: 'Give a segment up that no track is for',
  access: 'program:manage',
  params: SegmentParams,
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'RemoveSegment',
      data: { programId: request.caller.organizationId, ...request.params },
    }),
});
