import { Id } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, SegmentParams } from './program.schemas.ts';

export const placePartnerInSegmentRoute = commandRoute({
  method: 'POST',
  path: '/api/program/segments/:segmentId/partners',
  tag: 'Program',
  summary: 'Take a partner into a segment by hand',
  access: 'program:manage',
  params: SegmentParams,
  body: z.strictObject({ partnerId: Id }),
  answers: { status: 200, body: ProgramAnswer },
  handle: async (request, deps) => {
    const { organizationId: programId } = request.caller;
    const { partnerId } = request.body;
    return (
      (await partnerProblem(deps, programId, partnerId)) ??
      commandProgram(request, deps, {
        type: 'PlacePartnerInSegment',
        data: { programId, ...request.params, partnerId },
      })
    );
  },
});
