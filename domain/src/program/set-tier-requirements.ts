import { type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import { tierIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';
import type { TierRequirement } from './tier-rules.ts';

/** Says what earns a tier: all of the requirements; none, and everybody does; `null`, and it is given by hand. */
export interface SetTierRequirements {
  readonly type: 'SetTierRequirements';
  readonly data: {
    readonly programId: string;
    readonly tierId: string;
    readonly requirements: readonly TierRequirement[] | null;
  };
}

export const setTierRequirements = (
  { data: { programId, tierId, requirements: wanted } }: SetTierRequirements,
  program: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const found = tierIn(program, tierId);
  if (found === undefined) return reject('tier-not-found');
  const before = found.tier.requirements;
  const requirements = wanted?.map((requirement) => withKnownId(before ?? [], requirement)) ?? null;
  if (sameJson(requirements, before)) return [];
  const { trackId } = found.track;
  return [
    {
      type: 'TierRequirementsChanged',
      data: { programId, tierId, trackId, requirements },
    },
  ];
};

// What stays as it was keeps its id, so that explanations of different days speak of the same thing.
const withKnownId = (before: readonly TierRequirement[], requirement: TierRequirement): TierRequirement =>
  before.find(({ anyOf }) => sameJson(anyOf, requirement.anyOf)) ?? requirement;
