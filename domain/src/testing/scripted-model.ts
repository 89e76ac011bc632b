import { type Model, ModelFailure, type ModelPart, type ModelRequest } from '../ports/model.ts';

/** What a scripted model does with a request: says a text or these parts, or fails, at once or in the middle. */
export type ScriptedAnswer = string | readonly ModelPart[] | { readonly fails: ModelFailure; readonly after?: string };

/** A model that answers as it is told to. */
export interface ScriptedModel extends Model {
  /** Everything it was asked. */
  readonly requests: readonly ModelRequest[];
  /** What it does with the next requests, one each; after that it goes by the script. */
  next(...answers: readonly ScriptedAnswer[]): void;
}

const USAGE = { inputTokens: 20, outputTokens: 10 };
const PIECE = 7;

/** A model that goes by a script. A token costs a micro-cent; every turn takes 20 and gives 10. */
export const createScriptedModel = (script: (request: ModelRequest) => ScriptedAnswer): ScriptedModel => {
  const requests: ModelRequest[] = [];
  const planned: ScriptedAnswer[] = [];
  return {
    name: 'scripted',
    prices: { input: 1, output: 1, embedding: 1 },
    deadlineMs: 120_000,
    requests,
    next: (...answers) => void planned.push(...answers),
    stream: async function* (request) {
      requests.push(request);
      const answer = planned.shift() ?? script(request);
      if (typeof answer === 'string') yield* said(answer);
      else if ('fails' in answer) {
        yield* textOf(answer.after ?? '');
        throw answer.fails;
      } else yield* answer;
      if (request.signal.aborted) throw new ModelFailure('left', 'Nobody waits any more.', USAGE);
    },
  };
};

const said = (text: string): readonly ModelPart[] => [
  ...textOf(text),
  { type: 'end', reason: 'stop', usage: USAGE, model: 'scripted-1' },
];

const textOf = (text: string): readonly ModelPart[] =>
  (text.match(new RegExp(`.{1,${PIECE}}`, 'gsu')) ?? []).map((piece) => ({ type: 'text', text: piece }));
