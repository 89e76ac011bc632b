import { Id } from '@partneros/domain';
import { commandRoute } from '../http/command-route.ts';
import { defineInProgram } from './command-program.ts';
import { ProgramAnswer, SegmentBody } from './program.schemas.ts';

export const defineSegmentRoute = commandRoute({
  method: 'POST',
  path: '/api/program/segments',
  tag: 'Program',
  summary: 'Name partners that have something in common',
  access: 'program:manage',
  body: SegmentBody.extend({ rules: SegmentBody.shape.rules.default([]) }),
  answers: { status: 201, body: ProgramAnswer.extend({ segmentId: Id }) },
  handle: (request, deps) => {
    const { organizationId: programId } = request.caller;
    return defineInProgram(request, deps, 'segmentId', (segmentId) => ({
      type: 'DefineSegment',
      data: { programId, segmentId, ...request.body },
    }));
  },
});
