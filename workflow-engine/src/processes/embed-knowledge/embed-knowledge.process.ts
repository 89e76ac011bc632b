import { addMillis } from '@partneros/domain';
import { knowledgeDocumentsModel } from '@partneros/projections/models';
import type { DeadlineProcess } from '../deadline-process.ts';
import { EMBEDDING_TAKES_MS, embedDocument } from './embed-document.ts';

const NAME = 'embed-knowledge';
// Whoever adds a document has its meaning taken in the same moment, where that is possible.
const AFTER_ADDING_MS = 60_000;
const PATIENCE_MS = 5_000;
const PAGE = 100;

/**
 * Takes the meaning of documents that were added while nobody could tell it: no embedding model was configured, another
 * one was, it failed, or the quota was used up. An organization stays due for as long as it has a knowledge base, so that
 * every start of an engine looks once whether there is something to do, with the model that is configured then.
 */
export const embedKnowledge: DeadlineProcess = {
  name: NAME,
  deadlineOf: ({ type, recordedAt, metadata }) =>
    type === 'KnowledgeDocumentAdded'
      ? { subjectId: metadata.organizationId, dueAt: addMillis(recordedAt, AFTER_ADDING_MS) }
      : undefined,
  fire: async (deps, organizationId, _subjectId, _dueAt, signal) => {
    const model = deps.model?.embedder?.name;
    if (model === undefined) return undefined;
    if (!(await deps.rows.reached(knowledgeDocumentsModel, await deps.feed.head(), PATIENCE_MS)))
      throw new Error('the list of documents is behind: their meaning is taken later');
    let isDone = true;
    let cursor: string | undefined;
    do {
      const asked = { where: { isRemoved: false }, limit: PAGE, cursor };
      const { rows, nextCursor } = await deps.rows.find(knowledgeDocumentsModel, organizationId, asked);
      for (const { id, embeddedBy } of rows) {
        if (signal.aborted) return undefined;
        if (embeddedBy !== model) isDone = (await embedDocument(deps, organizationId, id, model, signal)) && isDone;
      }
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    if (isDone) return undefined;
    const dueAt = addMillis(deps.clock.now(), EMBEDDING_TAKES_MS);
    return [{ process: NAME, subjectId: organizationId, dueAt }];
  },
};
