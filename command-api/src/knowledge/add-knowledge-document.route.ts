import { line, passagesOf, prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { addDocument, LONGEST_TEXT } from './add-document.ts';
import { KnowledgeDocumentAnswer, Namespace } from './knowledge.schemas.ts';

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
  handle: (request, deps) => {
    const { text, ...about } = request.body;
    return addDocument(request, deps, { ...about, passages: [...passagesOf(text)], pages: null });
  },
});
