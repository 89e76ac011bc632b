import { Id } from '@partneros/domain';
import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, SegmentParams } from './program.schemas.ts';

export const takePartnerOutOfSegmentRoute = commandRoute({
  method: 'DELETE',
  path: '/api/program/segments/:segmentId/partners/:partnerId',
  tag: 'Program',
  summary: 'Take a partner out that is in a segment by hand',
  access: 'program:manage',
  params: SegmentParams.extend({ partnerId: Id }),
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) =>
    commandProgram(request, deps, {
      type: 'TakePartnerOutOfSegment',
      data: { programId: request.caller.organizationId, ...request.params },
    }),
});
