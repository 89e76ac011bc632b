import type { AiDeps } from '../ai/ai-deps.ts';
import { converse } from '../ai/converse.ts';
import { fenced } from '../ai/fenced.ts';
import { jsonIn } from '../ai/json-in.ts';
import { createUnfence } from '../ai/unfence.ts';
import { draftWorkflowTask } from '../ai-tasks/draft-workflow.task.ts';
import type { Cause } from '../kernel/metadata.ts';
import { ModelFailure, type ModelMessage } from '../ports/model.ts';
import { graphOf } from '../workflow/graph-of.ts';
import { definitionOfOutline } from './definition-of-outline.ts';
import { isKnownAddress } from './is-known-address.ts';
import { type Address, addressesIn } from './map-addresses.ts';
import { filledIn, withPlaceholders } from './with-placeholders.ts';
import { WorkflowDraft } from './workflow-draft.ts';
import { WorkflowOutline } from './workflow-outline.ts';

/** A description of a workflow, for one organization. */
export interface DraftRequest {
  readonly organizationId: string;
  readonly cause: Cause;
  readonly prompt: string;
  readonly signal: AbortSignal;
}

/** What became of it, where it did not fail. */
export type Drafted =
  | { readonly kind: 'drafted'; readonly draft: WorkflowDraft }
  | { readonly kind: 'quota-exhausted' };

// One to draw it, one to put right what is wrong with it.
const ATTEMPTS = 2;
const MOST_PROBLEMS = 20;

/**
 * Has the model draw a workflow. What is answered could run once its placeholders are filled in: it has passed what a
 * definition drawn by hand has to pass, and names nothing outside that the organization does not have. A model that does
 * not get there, told once what is wrong, is a `ModelFailure`.
 */
export const draftWorkflow = async (
  deps: AiDeps,
  { organizationId, cause, prompt, signal }: DraftRequest,
): Promise<Drafted> => {
  const { name, maxOutputTokens, output } = draftWorkflowTask;
  let messages: readonly ModelMessage[] = draftWorkflowTask.prompt({ prompt });
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const request = { messages, maxOutputTokens, output: { name, schema: output }, signal };
    const turn = await converse(deps, { organizationId, task: name, cause, ...request });
    if (turn.kind === 'quota-exhausted') return turn;
    const { text } = turn.result;
    const read = await readDraft(deps, organizationId, text);
    if ('draft' in read) return { kind: 'drafted', ...read };
    messages = [...messages, { role: 'assistant', text }, { role: 'user', text: repair(read.problems) }];
  }
  throw new ModelFailure('unusable', 'The AI model drew a workflow that could not run.');
};

const repair = (problems: readonly string[]): string =>
  [
    'This could not run. Put right what is wrong with it, and answer with the whole JSON object again.',
    fenced('problems', problems.slice(0, MOST_PROBLEMS).join('\n')),
  ].join('\n');

const readDraft = async (
  deps: AiDeps,
  organizationId: string,
  text: string,
): Promise<{ readonly draft: WorkflowDraft } | { readonly problems: readonly string[] }> => {
  const unfence = createUnfence();
  const outline = WorkflowOutline.safeParse(jsonIn(unfence.take(text) + unfence.end()));
  if (!outline.success) return { problems: sentences(outline.error.issues) };
  const drawn = definitionOfOutline(outline.data);
  const known = await knownAmong(deps, organizationId, addressesIn(drawn));
  const { name, description, stage } = outline.data;
  const definition = withPlaceholders(drawn, (address) => known.has(keyOf(address)));
  const draft = WorkflowDraft.safeParse({ name: oneLine(name), description, stage, ...definition });
  if (!draft.success) return { problems: sentences(draft.error.issues) };
  const result = graphOf(filledIn(draft.data));
  if ('graph' in result) return { draft: draft.data };
  return {
    problems: result.problems.map(({ nodeId, message }) => (nodeId === null ? message : `${nodeId}: ${message}`)),
  };
};

const knownAmong = async (
  deps: AiDeps,
  organizationId: string,
  addresses: readonly Address[],
): Promise<ReadonlySet<string>> => {
  const each = new Map(addresses.map((address) => [keyOf(address), address]));
  const found = await Promise.all(
    [...each].map(async ([key, address]) => ((await isKnownAddress(deps, organizationId, address)) ? [key] : [])),
  );
  return new Set(found.flat());
};

const keyOf = ({ kind, value }: Address): string => JSON.stringify([kind, value]);

const oneLine = (text: string): string => text.replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ').trim();

const sentences = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly string[] => issues.map(({ path, message }) => `${path.map(String).join('.') || 'answer'}: ${message}`);
