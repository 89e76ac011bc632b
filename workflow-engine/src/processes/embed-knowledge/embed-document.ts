import {
  addMillis,
  consequenceOf,
  embedTexts,
  execute,
  fold,
  type KnowledgeDocumentCommand,
  type KnowledgeDocumentEvent,
  knowledgeDocument,
  packVector,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import type { EngineDeps } from '../../engine-deps.ts';

const NAME = 'embed-knowledge';

/** How long a document is in the hands of who has begun; longer than it can take. */
export const EMBEDDING_TAKES_MS = 10 * 60_000;

/**
 * Takes what a document means, when an embedding model can tell and nobody has done it yet. `false`: not now. It is taken in
 * hand in the log before it is paid for, so that two engines do not both pay.
 */
export const embedDocument = async (
  deps: EngineDeps,
  organizationId: string,
  knowledgeDocumentId: string,
  model: string,
  signal: AbortSignal,
): Promise<boolean> => {
  const stream = streamOf(knowledgeDocument.category, organizationId, knowledgeDocumentId);
  const history = (await deps.store.read(stream)) as readonly Recorded<KnowledgeDocumentEvent>[];
  const [added] = history;
  const document = fold(knowledgeDocument, history)?.state;
  if (added === undefined || document === undefined) return true;

  const at = deps.clock.now();
  // Each attempt is a command of its own: a repeat would take in hand what somebody else has.
  const attempt = deps.ids.next();
  const causeOf = (step: string) =>
    consequenceOf(added, deps.ids, {
      actor: { type: 'policy', id: NAME },
      reason: `${step} ${attempt}`,
      occurredAt: deps.clock.now(),
    });
  const issue = (command: KnowledgeDocumentCommand) =>
    execute(deps, knowledgeDocument, {
      organizationId,
      id: knowledgeDocumentId,
      command,
      cause: causeOf(command.type),
    });

  const until = addMillis(at, EMBEDDING_TAKES_MS);
  const begun = await issue({ type: 'BeginEmbedding', data: { knowledgeDocumentId, model, at, until } });
  if (begun.kind === 'unchanged') return true;
  if (begun.kind !== 'recorded') return false;
  const embedded = await embedTexts(deps, organizationId, causeOf('embed'), document.passages, signal);
  if (embedded === undefined) return false;
  const vectors = embedded.vectors.map(packVector);
  const kept = await issue({ type: 'RecordEmbedding', data: { knowledgeDocumentId, model: embedded.model, vectors } });
  return kept.kind === 'recorded' || kept.kind === 'unchanged';
};
