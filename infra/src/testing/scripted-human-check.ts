import type { HumanCheck, HumanVerdict } from '@partneros/domain';

/** A check that says what it is told to, and notes what it was asked. */
export interface ScriptedHumanCheck extends HumanCheck {
  readonly asked: readonly (string | undefined)[];
  /** Verdicts of the next questions about a token, one each. After them it passes. */
  answer(token: string, ...verdicts: readonly HumanVerdict[]): void;
}

/** A check that lets everybody pass until told otherwise. */
export const createScriptedHumanCheck = (): ScriptedHumanCheck => {
  const asked: (string | undefined)[] = [];
  const scripts = new Map<string, HumanVerdict[]>();
  return {
    asked,
    answer: (token, ...verdicts) => scripts.set(token, [...(scripts.get(token) ?? []), ...verdicts]),
    verify: async (token) => {
      asked.push(token);
      return scripts.get(token ?? '')?.shift() ?? 'passed';
    },
  };
};
