import { ModelFailure, type ModelPart, type ModelRequest } from '../ports/model.ts';
import type { ScriptedModel } from './scripted-model.ts';

/** A turn of a model that a test leads by the hand. */
export interface GatedTurn {
  /** Resolves with the request once the model was asked. */
  readonly asked: Promise<ModelRequest>;
  say(text: string): void;
  /** What it has really said so far. */
  said(): string;
  finish(): void;
}

const END = { type: 'end', reason: 'stop', usage: { inputTokens: 20, outputTokens: 10 }, model: 'scripted-1' } as const;

/** Lets a test lead the next turn of a model: it says what the test says, and ends when the test or the caller ends it. */
export const gateNextTurn = (model: ScriptedModel): GatedTurn => {
  const waiting: ModelPart[] = [];
  let said = '';
  let wake = (): void => undefined;
  let tellAsked: (request: ModelRequest) => void = () => undefined;
  const asked = new Promise<ModelRequest>((resolve) => (tellAsked = resolve));
  const { stream } = model;
  const add = (part: ModelPart): void => {
    waiting.push(part);
    wake();
  };
  Object.assign(model, {
    stream: async function* (request: ModelRequest) {
      Object.assign(model, { stream });
      tellAsked(request);
      request.signal.addEventListener('abort', () => wake());
      for (;;) {
        if (request.signal.aborted) throw new ModelFailure('left', 'Nobody waits.', END.usage);
        const part = waiting.shift();
        if (part === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else {
          if (part.type === 'text') said += part.text;
          yield part;
        }
        if (part?.type === 'end') return;
      }
    },
  });
  return { asked, say: (text) => add({ type: 'text', text }), said: () => said, finish: () => add(END) };
};
