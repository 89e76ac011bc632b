import type { AiDeps } from '../ai/ai-deps.ts';
import { converse } from '../ai/converse.ts';
import { fenced } from '../ai/fenced.ts';
import { jsonIn } from '../ai/json-in.ts';
import { readToolCall } from '../ai/read-tool-call.ts';
import { type Citation, citationKey } from '../conversation/citation.ts';
import type { JsonValue } from '../kernel/json.ts';
import type { Cause } from '../kernel/metadata.ts';
import { ModelFailure, type ModelMessage, type ModelToolCall } from '../ports/model.ts';
import { boundedOutput } from './bounded-output.ts';
import type { Consulted, NelsonTool } from './nelson-tool.ts';

/** A question to Nelson, with what was said before it. */
export interface Question {
  readonly organizationId: string;
  readonly cause: Cause;
  readonly turnId: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly NelsonTool[];
  readonly signal: AbortSignal;
}

/** Told as it happens, and waited for. */
export interface TurnListener {
  readonly said: (round: number, text: string) => Promise<void> | void;
  readonly asking: (look: LookUp) => Promise<void> | void;
  readonly consulted: (look: LookUp, consulted: Consulted) => Promise<void> | void;
}

/** What a model asks a tool for. */
export interface LookUp {
  readonly round: number;
  readonly toolCallId: string;
  readonly tool: string;
  readonly input: JsonValue;
}

/** An answer that is whole. */
export type AnsweredQuestion =
  | { readonly kind: 'answered'; readonly citations: readonly Citation[]; readonly model: string }
  | { readonly kind: 'quota-exhausted' };

const MAX_ROUNDS = 6;
const MAX_CALLS_A_ROUND = 8;
const MAX_OUTPUT_TOKENS = 2_000;
const MAX_CITATIONS = 20;
const MAX_INPUT = 2_000;

/**
 * Has the model answer a question with its tools: it may ask for something a few times over, and then has to answer with
 * what it knows. What tools answer is data to it; which organization and which person they look for is none of its
 * business.
 */
export const answerQuestion = async (
  deps: AiDeps,
  { organizationId, cause, turnId, messages, tools, signal }: Question,
  listener: TurnListener,
): Promise<AnsweredQuestion> => {
  const said: ModelMessage[] = [...messages];
  const citations = new Map<string, Citation>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const offered = round === MAX_ROUNDS - 1 ? [] : tools;
    const turn = await converse(deps, {
      organizationId,
      task: 'chat',
      cause,
      messages: said,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      ...(offered.length > 0 && {
        tools: offered.map(({ name, description, input }) => ({ name, description, input })),
      }),
      signal,
      onPart: async (part) => {
        if (part.type === 'text' && part.text !== '') await listener.said(round, part.text);
      },
    });
    if (turn.kind === 'quota-exhausted') return turn;
    const { text, toolCalls } = turn.result;
    if (toolCalls.length === 0) {
      const cited = [...citations.values()].slice(0, MAX_CITATIONS);
      return { kind: 'answered', citations: cited, model: turn.consumed.model };
    }

    // Models give calls ids of their own; nobody knows whether they are unique.
    const calls = toolCalls.slice(0, MAX_CALLS_A_ROUND).map((call, index) => ({
      ...call,
      id: `${turnId}_${round}_${index}`,
    }));
    said.push({ role: 'assistant', text, toolCalls: calls });
    for (const call of calls) {
      const look = { round, toolCallId: call.id, tool: call.name.slice(0, 100), input: shownInput(call) };
      await listener.asking(look);
      const consulted = await consult(offered, call);
      await listener.consulted(look, consulted);
      if ('output' in consulted) for (const each of consulted.positions) citations.set(citationKey(each), each);
      const told = 'output' in consulted ? JSON.stringify(consulted.output) : consulted.refused;
      said.push({ role: 'tool', toolCallId: call.id, text: fenced('answer of the tool', told) });
    }
  }
  throw new ModelFailure('unusable', 'The AI model keeps asking and does not answer.');
};

const consult = async (tools: readonly NelsonTool[], call: ModelToolCall): Promise<Consulted> => {
  const read = readToolCall(tools, call);
  if (!read.ok) return { refused: read.problem.slice(0, MAX_INPUT) };
  const tool = tools.find(({ name }) => name === call.name);
  const consulted = await tool?.consult(read.input);
  if (consulted === undefined) return { refused: 'There is no such tool.' };
  return 'output' in consulted ? { ...consulted, output: boundedOutput(consulted.output) } : consulted;
};

const shownInput = ({ input }: ModelToolCall): JsonValue =>
  input.length > MAX_INPUT ? { tooLong: true } : ((jsonIn(input) as JsonValue | undefined) ?? {});
