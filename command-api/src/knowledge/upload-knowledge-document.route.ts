import { line, passagesOfPages } from '@partneros/domain';
import { uploadedFile } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { mediaProblem } from '../http/media-problem.ts';
import { addDocument, LONGEST_TEXT } from './add-document.ts';
import { KnowledgeDocumentAnswer, Namespace } from './knowledge.schemas.ts';

const MAX_BYTES = 10 * 1024 * 1024;

export const uploadKnowledgeDocumentRoute = commandRoute({
  method: 'POST',
  path: '/api/ai/knowledge/pdf',
  tag: 'Knowledge',
  summary: 'Add the text of a PDF to the knowledge base, page by page',
  access: 'knowledge:write',
  upload: { maxBytes: MAX_BYTES },
  limit: 'knowledge',
  body: z.strictObject({
    file: uploadedFile('A PDF with text, of at most 10 MB and 200 pages, without scripts, attachments and passwords.'),
    title: line(200),
    namespace: Namespace,
  }),
  answers: { status: 201, body: KnowledgeDocumentAnswer },
  handle: async (request, deps) => {
    const { file, ...about } = request.body;
    const read = await deps.media.text(file.bytes, { maxCharacters: LONGEST_TEXT });
    if (!read.ok) return mediaProblem(read);
    return addDocument(request, deps, {
      ...about,
      mediaType: 'application/pdf',
      ...passagesOfPages(read.value.pages),
    });
  },
});
