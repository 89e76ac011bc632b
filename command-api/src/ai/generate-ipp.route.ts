import {
  DomainName,
  execute,
  generateIppTask,
  IcpResult,
  IppResult,
  load,
  PLATFORM,
  STRATEGY_ID,
  strategy,
  user,
} from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { AI_REFUSALS, streamGeneration } from './stream-generation.ts';

export const generateIppRoute = commandRoute({
  method: 'POST',
  path: '/api/ai/ipp',
  tag: 'AI',
  summary: 'Generate the Ideal Partner Profile for an Ideal Customer Profile, as a text stream',
  access: 'ai:generate',
  body: z
    .strictObject({ icp: IcpResult, companyDomain: DomainName.optional(), domain: DomainName.optional() })
    .transform(({ icp, companyDomain, domain }) => ({ icp, companyDomain: companyDomain ?? domain })),
  answers: {
    status: 200,
    body: IppResult,
    streamedAs: 'text',
    description: 'The profile, piece by piece. It becomes part of the organization’s strategy.',
  },
  alsoRefusedWith: AI_REFUSALS,
  handle: async (request, deps) => {
    const { caller, body } = request;
    const person = await load(deps, user, PLATFORM, caller.userId);
    const companyDomain = body.companyDomain ?? person?.state.email.split('@')[1];
    const input = { icp: body.icp, companyDomain };
    return streamGeneration(request, deps, generateIppTask, input, async ({ value, model, cause }) => {
      await execute(deps, strategy, {
        organizationId: caller.organizationId,
        id: STRATEGY_ID,
        command: {
          type: 'RecordIpp',
          data: { strategyId: STRATEGY_ID, companyDomain: companyDomain ?? null, ipp: value, model },
        },
        cause,
      });
    });
  },
});
