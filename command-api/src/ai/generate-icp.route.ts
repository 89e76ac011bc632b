import { execute, generateIcpTask, IcpResult, STRATEGY_ID, strategy } from '@partneros/domain';
import { commandRoute } from '../http/command-route.ts';
import { CompanyBody, normalizedCompany } from './company.ts';
import { cachedIcp, cacheIcp } from './icp-cache.ts';
import { AI_REFUSALS, streamGeneration, streamText } from './stream-generation.ts';

export const generateIcpRoute = commandRoute({
  method: 'POST',
  path: '/api/ai/icp',
  tag: 'AI',
  summary: 'Generate the Ideal Customer Profile of a company, as a text stream',
  access: 'ai:generate',
  body: CompanyBody,
  example: { company: 'acmecorp.com' },
  answers: {
    status: 200,
    body: IcpResult,
    streamedAs: 'text',
    description:
      'The profile, piece by piece. It becomes part of the organization’s strategy. Asking for the same company again in the same session streams the same text.',
  },
  alsoRefusedWith: AI_REFUSALS,
  handle: async (request, deps) => {
    const { caller } = request;
    const company = normalizedCompany(request.body.company);
    const cached = await cachedIcp(deps, caller, company);
    if (cached !== undefined) return streamText(request, deps, cached);
    return streamGeneration(
      request,
      deps,
      generateIcpTask,
      { company },
      async ({ value, model, cause }) => {
        await execute(deps, strategy, {
          organizationId: caller.organizationId,
          id: STRATEGY_ID,
          command: { type: 'RecordIcp', data: { strategyId: STRATEGY_ID, company, icp: value, model } },
          cause,
        });
      },
      (text) => cacheIcp(deps, caller, company, text),
    );
  },
});
