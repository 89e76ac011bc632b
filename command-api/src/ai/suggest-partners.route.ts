import {
  line,
  PartnerSuggestion,
  questionOfProspect,
  retrieve,
  suggestionsOf,
  suggestPartnersTask,
} from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { Namespace } from '../knowledge/knowledge.schemas.ts';
import { AI_REFUSALS, streamWhole } from './stream-generation.ts';

export const suggestPartnersRoute = commandRoute({
  method: 'POST',
  path: '/api/ai/partner-suggestions',
  tag: 'AI',
  summary: 'Suggest partners for a prospect from the knowledge base, as a text stream',
  access: 'ai:generate',
  body: z.strictObject({
    companyName: line(200),
    industry: line(200),
    painPoints: z.array(line(400)).max(20),
    namespace: Namespace,
  }),
  answers: {
    status: 200,
    body: z.array(PartnerSuggestion),
    streamedAs: 'text',
    description: 'A list, the best first. It is an answer and no part of the strategy: nothing of it is kept.',
  },
  alsoRefusedWith: AI_REFUSALS,
  handle: (request, deps) => {
    const { organizationId } = request.caller;
    const { namespace, ...prospect } = request.body;
    return streamWhole(
      request,
      deps,
      suggestPartnersTask,
      { namespace, prospect },
      async ({ cause, left }) => {
        const question = questionOfProspect(prospect);
        const passages = await retrieve(deps, { organizationId, namespace, question, cause, signal: left });
        return { prospect, passages };
      },
      async ({ value }, { passages }) => suggestionsOf(value, prospect, passages),
    );
  },
});
