import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, SegmentBody, SegmentParams } from './program.schemas.ts';

export const changeSegmentRoute = commandRoute({
  method: 'PATCH',
  path: '/api/program/segments/:segmentId',
  tag: 'Program',
  summary: 'Change what a segment is called and whom it takes',
  access: 'program:manage',
  params: SegmentParams,
  body: SegmentBody.partial(),
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'ChangeSegment',
      data: { programId: request.caller.organizationId, ...request.params, changes: request.body },
    }),
});
