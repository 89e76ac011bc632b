import type { EnrolmentRefusal, Message, Recorded, SkipReason, Timestamp } from '@partneros/domain';
import type { Pace } from './pace.ts';
import { RATE_LIMIT } from './remember-pace.ts';
import { type Standings, standingFor } from './standings.ts';

/** Automations one after the other may lead from one to the next this many times. */
export const MAX_DEPTH = 10;

/** What a run has to pass before it begins. */
export interface EnrolmentGate {
  readonly standings: Standings;
  readonly pace: Pace;
}

/** Lets every run through: for a workflow that is tried, as if it had always been on. */
export const openGate: EnrolmentGate = {
  standings: { now: async () => ({ status: 'active', inFlight: 'finish' }) },
  pace: { take: () => 'taken', giveBack: () => undefined, recorded: () => undefined },
};

/** The run that is about to begin; `link` is its place in the chain of automations. */
export interface Candidate {
  readonly organizationId: string;
  readonly workflowId: string;
  readonly runId: string;
  readonly link: string;
  readonly at: Timestamp;
  /** Asks the workflow's enrolment rule, which remembers what it said. */
  readonly refusal: () => Promise<EnrolmentRefusal | undefined>;
}

/** How a run begins. `place: taken`: it has to be given back if nothing comes of it. */
export type Beginning =
  | { readonly as: 'skipped'; readonly reason: SkipReason }
  | { readonly as: 'held'; readonly reason: string }
  | { readonly as: 'running'; readonly place: 'taken' | 'has' };

/**
 * Decides how a run begins. What stands at the end of too long a chain is skipped. An event that came while the workflow
 * was on, and is looked at when it is off, is under way like any run: it meets what was said of those.
 */
export const howToBegin = async (
  { standings, pace }: EnrolmentGate,
  { metadata }: Recorded<Message>,
  { organizationId, workflowId, runId, link, at, refusal }: Candidate,
): Promise<Beginning> => {
  if (metadata.via?.includes(link)) return { as: 'skipped', reason: 'loop' };
  if (metadata.depth >= MAX_DEPTH) return { as: 'skipped', reason: 'depth' };
  const standing = standingFor(await standings.now(organizationId, workflowId));
  if (standing === 'deleted') return { as: 'skipped', reason: 'workflow_deleted' };
  if (standing === 'cancel') return { as: 'skipped', reason: 'workflow_inactive' };
  const refused = await refusal();
  if (refused !== undefined) return { as: 'skipped', reason: refused };
  if (standing === 'hold') return { as: 'held', reason: 'workflow_inactive' };
  const place = pace.take(organizationId, workflowId, runId, at);
  return place === 'full' ? { as: 'held', reason: RATE_LIMIT } : { as: 'running', place };
};
