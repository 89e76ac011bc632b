import { Id, Json, RunSubject, RunTrigger } from '@partneros/domain';
import { z } from 'zod';
import type { RunReport, StepReport } from '../simulation/run-report.ts';

/** One decision of a run, in words, with the values it rests on. */
export const Decision = z.object({
  nodeId: Id,
  nodeType: z.string(),
  did: z.string(),
  because: z.array(Json),
});
export type Decision = z.output<typeof Decision>;

/** A run that two versions would have made differently, or that only one of them would have made. */
export const Difference = z.object({
  runId: Id,
  trigger: RunTrigger,
  subject: RunSubject.nullable(),
  partnerId: Id.nullable(),
  onlyIn: z.int().nullable().describe('The one version that would have started it.'),
  why: z.string(),
  /** The first decision at which they part; null: there was none at that place. */
  first: z.object({ base: Decision.nullable(), compared: Decision.nullable() }).nullable(),
});
export type Difference = z.output<typeof Difference>;

/** What is kept of a run until the other version has made its own. */
export type RunTrace = Pick<RunReport, 'trigger' | 'subject' | 'partnerId'> & {
  readonly version: number;
  readonly decisions: readonly Decision[];
};

/** The decisions of a run, in the order in which its steps began. */
export const traceOf = ({
  workflowVersion: version,
  trigger,
  subject,
  partnerId,
  steps,
  status,
  reason,
}: RunReport): RunTrace => ({
  version,
  trigger,
  subject,
  partnerId,
  decisions: [
    ...steps.map(decisionOf),
    { nodeId: 'run', nodeType: 'run', did: reason === null ? status : `${status}: ${reason}`, because: [] },
  ],
});

/** Where two runs for the same event part; `undefined` when they came to the same. */
export const differenceOf = (runId: string, base: RunTrace, compared: RunTrace): Difference | undefined => {
  const longest = Math.max(base.decisions.length, compared.decisions.length);
  for (let index = 0; index < longest; index += 1) {
    const [one, other] = [base.decisions[index] ?? null, compared.decisions[index] ?? null];
    if (one !== null && other !== null && one.nodeId === other.nodeId && one.did === other.did) continue;
    const { trigger, subject, partnerId } = base;
    const why = `${sentenceOf(one)}; ${sentenceOf(other)}`;
    return { runId, trigger, subject, partnerId, onlyIn: null, why, first: { base: one, compared: other } };
  }
  return undefined;
};

const sentenceOf = (decision: Decision | null): string =>
  decision === null ? 'nothing more' : `${decision.nodeId} ${decision.did}`;

const decisionOf = (step: StepReport): Decision => {
  const { nodeId, nodeType } = step;
  return { nodeId, nodeType, did: didOf(step), because: step.branch === null ? [] : [step.branch] };
};

const didOf = ({ would, branch, wouldResumeAt, error, status }: StepReport): string => {
  if (error !== null) return `fails: ${error.code}, ${error.message}`;
  if (branch !== null) return `takes ${branch.taken}`;
  if (wouldResumeAt !== null) return `waits until ${wouldResumeAt}`;
  switch (would?.kind) {
    case 'email':
      return `mails ${would.to.join(', ')}: ${would.subject} ${would.text}`;
    case 'slack':
      return `posts to ${would.channel}: ${would.text}`;
    case 'webhook':
      return `calls ${would.method} ${would.url} ${would.body}`;
    case 'command':
      return would.events.length === 0
        ? 'changes nothing'
        : would.events.map(({ type, id, changes }) => `${type} on ${id} ${JSON.stringify(changes)}`).join(', ');
    case undefined:
      return status;
  }
};
