import { type AnyPolicy, type ExecuteDeps, type Recorded, runPolicy, traced } from '@partneros/domain';
import { type Enrolled, enrol, enrolments } from './automations/enrol.ts';
import { chosenFor, enrolChosen } from './automations/enrol-chosen.ts';
import type { EnrolmentGate } from './automations/how-to-begin.ts';
import type { LoadedRun } from './automations/load-run.ts';
import { redirect, redirections } from './automations/redirect-runs.ts';
import type { EngineDeps } from './engine-deps.ts';
import type { EngineMemory } from './kernel/engine-memory.ts';
import type { Plan } from './kernel/engine-rows.ts';
import type { PlannedReaction } from './kernel/reaction.ts';

/** Reactions to events: what they are, and how they are carried out. */
export interface Reactor {
  /** What follows from an event, decided by what is known as of exactly this event. */
  reactionsTo(event: Recorded, known: EngineMemory): readonly PlannedReaction[];
  /** Does what was planned. Doing it again changes nothing. */
  perform(plan: Plan, event: Recorded): Promise<void>;
}

/** Where reactions leave the runs they touch. */
export interface RunSink {
  goOn(organizationId: string, runId: string, started?: LoadedRun): void;
  /** The run was there already: it is a repeat, or another engine's. */
  watch(organizationId: string, runId: string): void;
}

// What the engine lets go on it takes in hand itself.
const letGoOn = ({ type, data, metadata }: Recorded): readonly string[] =>
  (type === 'WorkflowRunRetried' || type === 'WorkflowRunResumed') &&
  metadata.actor.type !== 'workflow' &&
  'runId' in data
    ? [String(data.runId)]
    : [];

/** A reactor for policies and for the workflows that people made. */
export const createReactor = (
  deps: ExecuteDeps & Pick<EngineDeps, 'clock' | 'rows' | 'tracing'> & EnrolmentGate,
  policies: readonly AnyPolicy[],
  sink: RunSink,
): Reactor => {
  const perform = (plan: Plan, event: Recorded): Promise<void> => {
    const parent = event.metadata.traceparent;
    return parent === undefined
      ? carryOut(plan, event)
      : traced(deps.tracing, spanNameOf(plan), { parent }, () => carryOut(plan, event));
  };

  const takeUp = (organizationId: string, { runId, started }: Enrolled) => {
    if (started === undefined) sink.watch(organizationId, runId);
    else sink.goOn(organizationId, runId, started);
  };

  const carryOut = async (plan: Plan, event: Recorded): Promise<void> => {
    const { organizationId } = event.metadata;
    switch (plan.do) {
      case 'policy': {
        const policy = policies.find(({ name }) => name === plan.policy);
        if (policy !== undefined) await runPolicy(deps, policy, event, deps.clock.now());
        return;
      }
      case 'enrol': {
        const enrolled = await enrol(deps, event, plan.workflow);
        if (enrolled !== undefined) takeUp(organizationId, enrolled);
        return;
      }
      case 'enrol-existing':
        for (const enrolled of await enrolChosen(deps, event, plan.workflow)) takeUp(organizationId, enrolled);
        return;
      case 'go-on':
        sink.goOn(organizationId, plan.runId);
        return;
      case 'redirect':
        await redirect(deps, event, plan.redirection);
        sink.goOn(organizationId, plan.redirection.run.runId);
        return;
      case 'nothing':
        return;
    }
  };

  return {
    perform,
    reactionsTo: (event, known) => [
      ...policies
        .filter(({ on }) => on.includes(event.type))
        .map(({ name }) => reaction(name, event, { do: 'policy', policy: name })),
      ...enrolments(event, known.workflows(event.metadata.organizationId)).map((workflow) =>
        reaction(`enrol in ${workflow.workflowId}`, event, { do: 'enrol', workflow }),
      ),
      ...[chosenFor(known, event)].flatMap((workflow) =>
        workflow === undefined
          ? []
          : reaction(`enrol existing in ${workflow.workflowId}`, event, { do: 'enrol-existing', workflow }),
      ),
      ...letGoOn(event).map((runId) => reaction(`go on with ${runId}`, event, { do: 'go-on', runId })),
      ...redirections(known, event).map((redirection) =>
        reaction(`${redirection.to} ${redirection.run.runId}`, event, { do: 'redirect', redirection }),
      ),
    ],
  };

  function reaction(name: string, event: Recorded, plan: Plan): PlannedReaction {
    return { name, event, plan, run: () => perform(plan, event) };
  }
};

const spanNameOf = (plan: Plan): string => (plan.do === 'policy' ? `policy ${plan.policy}` : `react: ${plan.do}`);
