import {
  execute,
  load,
  PartnerTypeResult,
  partnerTypesOf,
  questionOfPartnerTypes,
  retrieve,
  STRATEGY_ID,
  scorePartnerTypesTask,
  strategy,
} from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { Namespace } from '../knowledge/knowledge.schemas.ts';
import { AI_REFUSALS, streamWhole } from './stream-generation.ts';

const icpMissing = problem(422, 'icp_missing', 'Generate an Ideal Customer Profile first: POST /api/ai/icp.');
const ippMissing = problem(422, 'ipp_missing', 'Generate an Ideal Partner Profile first: POST /api/ai/ipp.');

export const scorePartnerTypesRoute = commandRoute({
  method: 'POST',
  path: '/api/ai/strategy/partner-types',
  tag: 'AI',
  summary: 'Generate scored partner types from the strategy and the knowledge base, as a text stream',
  access: 'ai:generate',
  body: z.strictObject({ namespace: Namespace }).prefault({}),
  answers: {
    status: 200,
    body: PartnerTypeResult,
    streamedAs: 'text',
    description: 'Partner types, the best first. They become part of the organization’s strategy.',
  },
  alsoRefusedWith: AI_REFUSALS,
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { namespace } = request.body;
    const { icp, ipp } = (await load(deps, strategy, organizationId, STRATEGY_ID))?.state ?? { icp: null, ipp: null };
    if (icp === null) return icpMissing;
    if (ipp === null) return ippMissing;
    return streamWhole(
      request,
      deps,
      scorePartnerTypesTask,
      { namespace, icp, ipp },
      async ({ cause, left }) => {
        const question = questionOfPartnerTypes(icp, ipp);
        const passages = await retrieve(deps, { organizationId, namespace, question, cause, signal: left });
        return { icp, ipp, passages };
      },
      async ({ value, model, cause }, { passages }) => {
        const result = partnerTypesOf(value, passages);
        await execute(deps, strategy, {
          organizationId,
          id: STRATEGY_ID,
          command: { type: 'RecordPartnerTypes', data: { strategyId: STRATEGY_ID, namespace, ...result, model } },
          cause,
        });
        return result;
      },
    );
  },
});
