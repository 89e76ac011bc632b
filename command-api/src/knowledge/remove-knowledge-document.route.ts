import { knowledgeDocument } from '@partneros/domain';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { knowledgeProblems } from './knowledge.problems.ts';
import { KnowledgeDocumentAnswer, KnowledgeDocumentParams } from './knowledge.schemas.ts';

export const removeKnowledgeDocumentRoute = commandRoute({
  method: 'DELETE',
  path: '/api/ai/knowledge/:knowledgeDocumentId',
  tag: 'Knowledge',
  summary: 'Take a document out of the knowledge base: nothing rests on it any more',
  access: 'knowledge:write',
  params: KnowledgeDocumentParams,
  answers: { status: 200, body: KnowledgeDocumentAnswer },
  handle: (request, deps) =>
    commandResource(
      request,
      deps,
      {
        decider: knowledgeDocument,
        id: request.params.knowledgeDocumentId,
        name: 'knowledgeDocument',
        problems: knowledgeProblems,
      },
      { type: 'RemoveKnowledgeDocument', data: request.params },
    ),
});
