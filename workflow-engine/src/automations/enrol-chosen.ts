import { type ExistingEnrolmentEvent, partsOf, type Recorded } from '@partneros/domain';
import type { RunDeps } from '../engine-deps.ts';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import { type Enrolled, enrol } from './enrol.ts';
import type { EnrolmentGate } from './how-to-begin.ts';
import { triggerEvent } from './run-context.ts';

type Chosen = Extract<ExistingEnrolmentEvent, { readonly type: 'ExistingRecordsChosen' }>;

const isChosen = (event: Recorded): event is Recorded<Chosen> => event.type === 'ExistingRecordsChosen';

/** The workflow that existing records were chosen for, if it is active as of that event. */
export const chosenFor = (memory: EngineMemory, event: Recorded): WorkflowEntry | undefined => {
  if (!isChosen(event)) return undefined;
  const { organizationId, id } = partsOf(event.stream);
  const workflow = memory.workflow(organizationId, id);
  return workflow?.status === 'active' ? workflow : undefined;
};

/** Starts the runs of existing records, each by the event of its past: who has a run by that event already gets no other. */
export const enrolChosen = async (
  deps: Pick<RunDeps, 'store' | 'ids' | 'clock' | 'rows'> & EnrolmentGate,
  event: Recorded,
  workflow: WorkflowEntry,
): Promise<readonly Enrolled[]> => {
  const records = isChosen(event) ? event.data.records : [];
  const enrolled = await Promise.all(
    records.map(async (record) => {
      const past = await triggerEvent(deps.store, record);
      return past && enrol(deps, past, workflow, event);
    }),
  );
  return enrolled.flatMap((one) => one ?? []);
};
