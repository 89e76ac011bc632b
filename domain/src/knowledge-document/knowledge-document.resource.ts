import { z } from 'zod';
import { Instant } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { KNOWLEDGE_MEDIA_TYPES } from './knowledge-document.events.ts';

/** A document of the knowledge base in an answer. */
export const KnowledgeDocumentResource = resourceSchema({
  namespace: z.string(),
  title: z.string(),
  mediaType: z.enum(KNOWLEDGE_MEDIA_TYPES),
  passages: z.array(z.string()).describe('What it is found and quoted by.'),
  pages: z.array(z.int()).nullable().describe('On which page each passage stands; `null`: there are none.'),
  embeddedBy: z.string().nullable().describe('Which model took its meaning; `null`: it is found by its words alone.'),
  embeddingUntil: Instant.nullable().describe('Its meaning is being taken, which lasts until then at most.'),
  isRemoved: z.boolean(),
});
