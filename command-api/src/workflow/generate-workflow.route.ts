import { draftWorkflow, WorkflowDraft } from '@partneros/domain';
import { answerTextStream, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { AI_REFUSALS, piecesOf, quotaExhausted } from '../ai/stream-generation.ts';
import { commandRoute } from '../http/command-route.ts';

export const generateWorkflowRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows/generate',
  tag: 'Workflows',
  summary: 'Draw a workflow from a description of it, as a text stream; nothing is saved or switched on',
  access: 'ai:generate',
  body: z.strictObject({ prompt: z.string().trim().min(1).max(4_000) }),
  example: { prompt: 'When a partner is created, wait 3 days and send a welcome mail' },
  answers: {
    status: 200,
    body: WorkflowDraft,
    streamedAs: 'text',
    description:
      'A draft that could run once its placeholders are filled in, piece by piece. Save it with `POST /api/workflows` and `PUT …/definition`.',
  },
  alsoRefusedWith: AI_REFUSALS,
  handle: (request, deps) =>
    answerTextStream(request.raw, deps.clock, async ({ write, left }) => {
      const drafted = await draftWorkflow(deps, {
        organizationId: request.caller.organizationId,
        cause: causeOf(request, deps),
        prompt: request.body.prompt,
        signal: left,
      });
      if (drafted.kind === 'quota-exhausted') return quotaExhausted;
      for (const piece of piecesOf(JSON.stringify(drafted.draft))) write(piece);
      return undefined;
    }),
});
