import type { Decision } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { ProgramEvent, TierEvaluation } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import { NO_PROGRAM, type Program } from './program.state.ts';

/** Says whether partners move between tiers by themselves, and when they move down. */
export interface SetTierEvaluation {
  readonly type: 'SetTierEvaluation';
  readonly data: { readonly programId: string; readonly evaluation: TierEvaluation };
}

export const setTierEvaluation = (
  { data: { programId, evaluation: to } }: SetTierEvaluation,
  program: Program | undefined,
): Decision<ProgramEvent, ProgramRejection> => {
  const { evaluation: from } = program ?? NO_PROGRAM;
  return program !== undefined && sameJson(from, to)
    ? []
    : [{ type: 'TierEvaluationChanged', data: { programId, from, to } }];
};
