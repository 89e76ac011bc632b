import type { DeadlineProcess } from './processes/deadline-process.ts';
import { embedKnowledge } from './processes/embed-knowledge/embed-knowledge.process.ts';
import { enrolExisting } from './processes/enrol-existing/enrol-existing.process.ts';
import { evaluateAllTiers } from './processes/evaluate-tiers/evaluate-all-tiers.process.ts';
import { evaluateTier } from './processes/evaluate-tiers/evaluate-tier.process.ts';
import { expireDealRegistration } from './processes/expire-deal-registration.process.ts';

/** Every process that waits for a moment. */
export const deadlineProcesses: readonly DeadlineProcess[] = [
  embedKnowledge,
  enrolExisting,
  evaluateAllTiers,
  evaluateTier,
  expireDealRegistration,
];
