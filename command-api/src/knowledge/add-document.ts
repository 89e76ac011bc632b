import {
  type AddKnowledgeDocument,
  embedTexts,
  foresee,
  knowledgeDocument,
  type Permission,
  packVector,
} from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { knowledgeProblems } from './knowledge.problems.ts';

/** An event has to fit into what every store takes: that many characters a document may have. */
export const LONGEST_TEXT = 200_000;

/** A document that is about to be added. */
export type NewDocument = Omit<AddKnowledgeDocument['data'], 'knowledgeDocumentId' | 'embedding'>;

/** Adds a document to the knowledge base, with what it means where a model can tell. */
export const addDocument = async (
  request: RouteRequest<Permission, unknown, unknown, unknown>,
  deps: CommandDeps,
  document: NewDocument,
): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const cause = causeOf(request, deps);
  const knowledgeDocumentId = deps.ids.derive(cause.commandId, 'knowledgeDocument');
  const commandWith = (embedding: AddKnowledgeDocument['data']['embedding']): AddKnowledgeDocument => ({
    type: 'AddKnowledgeDocument',
    data: { knowledgeDocumentId, ...document, embedding },
  });

  const given = { organizationId, id: knowledgeDocumentId, cause, expectedVersion: request.ifMatch };
  // What is there already, or refused, costs nothing.
  const foreseen = await foresee(deps, knowledgeDocument, { ...given, command: commandWith(undefined) });
  const left = new AbortController();
  request.raw.res.once('close', () => left.abort());
  const embedded =
    foreseen === undefined ? await embedTexts(deps, organizationId, cause, document.passages, left.signal) : undefined;
  const embedding = embedded && { model: embedded.model, vectors: embedded.vectors.map(packVector) };
  const target = {
    decider: knowledgeDocument,
    id: knowledgeDocumentId,
    name: 'knowledgeDocument',
    problems: knowledgeProblems,
    status: 201,
  };
  return commandResource(request, deps, target, commandWith(embedding), cause);
};
