import type { ProgramEvent } from './program.events.ts';
import type { TierRequirement, TierRule } from './tier-rules.ts';

const programId = 'org-1';

export const segmentDefined = (
  over: Partial<Extract<ProgramEvent, { type: 'SegmentDefined' }>['data']> = {},
): ProgramEvent => ({
  type: 'SegmentDefined',
  data: {
    programId,
    segmentId: 'segment-1',
    name: 'Resellers of Europe',
    family: 'market',
    rules: [
      { field: 'type', operator: 'equals', value: 'reseller' },
      { field: 'regions', operator: 'includesAny', value: ['EMEA'] },
    ],
    ...over,
  },
});

export const trackDefined = (
  over: Partial<Extract<ProgramEvent, { type: 'TrackDefined' }>['data']> = {},
): ProgramEvent => ({
  type: 'TrackDefined',
  data: {
    programId,
    trackId: 'track-1',
    name: 'Sell',
    slug: 'sell',
    description: null,
    segmentId: null,
    ...over,
  },
});

export const tierDefined = (name: string, rank: number, trackId = 'track-1'): ProgramEvent => ({
  type: 'TierDefined',
  data: { programId, tierId: `tier-${name.toLowerCase()}`, trackId, name, rank },
});

/** One requirement per rule. */
export const requirementsOf = (...rules: readonly TierRule[]): TierRequirement[] =>
  rules.map((rule, index) => ({ requirementId: `requirement-${index + 1}`, anyOf: [rule] }));

export const tierRequirementsChanged = (
  name: string,
  requirements: readonly TierRequirement[] | null,
  trackId = 'track-1',
): ProgramEvent => ({
  type: 'TierRequirementsChanged',
  data: { programId, tierId: `tier-${name.toLowerCase()}`, trackId, requirements: requirements && [...requirements] },
});

type ProgramData<Type extends ProgramEvent['type']> = Extract<ProgramEvent, { readonly type: Type }>['data'];

/** Evaluation switched on: partners move down at once. */
export const tierEvaluationChanged = (to: Partial<ProgramData<'TierEvaluationChanged'>['to']> = {}): ProgramEvent => ({
  type: 'TierEvaluationChanged',
  data: {
    programId,
    from: { automatic: false, demotion: 'never', graceDays: 30 },
    to: { automatic: true, demotion: 'immediate', graceDays: 30, ...to },
  },
});
