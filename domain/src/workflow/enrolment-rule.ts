import { z } from 'zod';
import { millisOf, type Timestamp } from '../kernel/time.ts';
import { DELAY_UNITS } from './node-configs.ts';

/** How often one record may come into a workflow. */
export const REENROLL = ['always', 'once_per_subject', 'not_while_running', 'cooldown'] as const;

/** Stands in the trigger's configuration beside its filters; nothing given: every event starts a run. */
export const EnrolmentRule = z
  .strictObject({
    reenroll: z.enum(REENROLL).default('always'),
    cooldown: z
      .strictObject({
        amount: z.int().min(1).max(100_000),
        unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
      })
      .optional(),
  })
  .refine(({ reenroll, cooldown }) => (reenroll === 'cooldown') === (cooldown !== undefined), {
    path: ['cooldown'],
    error: 'expected amount and unit where reenroll is cooldown, and nowhere else',
  });
export type EnrolmentRule = Readonly<z.output<typeof EnrolmentRule>>;

/** The rule of a workflow that has none. */
export const ALWAYS: EnrolmentRule = { reenroll: 'always' };

/** Why a rule keeps a record out. */
export const ENROLMENT_REFUSALS = ['already_enrolled', 'still_running', 'cooldown'] as const;
export type EnrolmentRefusal = (typeof ENROLMENT_REFUSALS)[number];

/** What went before for one record in one workflow. */
export interface EarlierEnrolments {
  /** When the events happened that started its runs, in any order. */
  readonly at: readonly Timestamp[];
  /** The latest of these runs has not ended. */
  readonly running: boolean;
}

/**
 * Whether an event that happened at `at` may start a run for a record; `undefined`: it may. A cooldown goes by when things
 * happened and not by when they came to our notice, in both directions: an event that arrives late is no way around it.
 */
export const enrolmentRefusal = (
  { reenroll, cooldown }: EnrolmentRule,
  earlier: EarlierEnrolments,
  at: Timestamp,
): EnrolmentRefusal | undefined => {
  switch (reenroll) {
    case 'always':
      return undefined;
    case 'once_per_subject':
      return earlier.at.length > 0 ? 'already_enrolled' : undefined;
    case 'not_while_running':
      return earlier.running ? 'still_running' : undefined;
    case 'cooldown': {
      const pause = cooldown === undefined ? 0 : cooldown.amount * DELAY_UNITS[cooldown.unit];
      const isNear = (other: Timestamp) => Math.abs(millisOf(other) - millisOf(at)) < pause;
      return earlier.at.some(isNear) ? 'cooldown' : undefined;
    }
  }
};
