import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A document of the knowledge base in an answer. */
export const KnowledgeDocumentResource = resourceSchema({
  namespace: z.string(),
  title: z.string(),
  mediaType: z.enum(['text/plain', 'text/markdown']),
  passages: z.array(z.string()).describe('What it is found and quoted by.'),
  embeddedBy: z.string().nullable().describe('Which model took its meaning; `null`: it is found by its words alone.'),
  isRemoved: z.boolean(),
});
