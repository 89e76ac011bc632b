import {
  type AddKnowledgeDocument,
  embedTexts,
  foresee,
  knowledgeDocument,
  line,
  packVector,
  passagesOf,
  prose,
} from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { knowledgeProblems } from './knowledge.problems.ts';
import { KnowledgeDocumentAnswer, Namespace } from './knowledge.schemas.ts';

// An event has to fit into what every store takes.
const LONGEST_TEXT = 200_000;

export const addKnowledgeDocumentRoute = commandRoute({
  method: 'POST',
  path: '/api/ai/knowledge',
  tag: 'Knowledge',
  summary: 'Add a document to the knowledge base that AI answers are grounded in',
  access: 'knowledge:write',
  body: z.strictObject({
    title: line(200),
    text: prose(LONGEST_TEXT).describe('Plain text or Markdown.'),
    mediaType: z.enum(['text/markdown', 'text/plain']).prefault('text/markdown'),
    namespace: Namespace,
  }),
  maxBodyBytes: 1_300_000,
  answers: { status: 201, body: KnowledgeDocumentAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { text, ...about } = request.body;
    const cause = causeOf(request, deps);
    const knowledgeDocumentId = deps.ids.derive(cause.commandId, 'knowledgeDocument');
    const passages = [...passagesOf(text)];
    const commandWith = (embedding: AddKnowledgeDocument['data']['embedding']): AddKnowledgeDocument => ({
      type: 'AddKnowledgeDocument',
      data: { knowledgeDocumentId, ...about, passages, embedding },
    });

    const given = { organizationId, id: knowledgeDocumentId, cause, expectedVersion: request.ifMatch };
    // What is there already, or refused, costs nothing.
    const foreseen = await foresee(deps, knowledgeDocument, { ...given, command: commandWith(undefined) });
    const left = new AbortController();
    request.raw.res.once('close', () => left.abort());
    const embedded =
      foreseen === undefined ? await embedTexts(deps, organizationId, cause, passages, left.signal) : undefined;
    const embedding = embedded && { model: embedded.model, vectors: embedded.vectors.map(packVector) };
    const target = {
      decider: knowledgeDocument,
      id: knowledgeDocumentId,
      name: 'knowledgeDocument',
      problems: knowledgeProblems,
      status: 201,
    };
    return commandResource(request, deps, target, commandWith(embedding), cause);
  },
});
