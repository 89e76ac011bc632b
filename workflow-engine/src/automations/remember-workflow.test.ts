import { deepEqual, equal } from 'node:assert/strict';
import { partsOf, type Recorded } from '@partneros/domain';
import { chain, engineBench, ORGANIZATION } from '../engine.examples.ts';
import { type EngineMemory, loadEngineMemory } from '../kernel/engine-memory.ts';
import { rememberWorkflow } from './remember-workflow.ts';

const manual = chain({ trigger: 'manual' }, { type: 'create_task', data: { title: 'Call' } });
const onCreation = chain({ trigger: 'partner_created' }, { type: 'create_task', data: { title: 'Call' } });

describe('what the engine knows of a workflow', () => {
  let bench: ReturnType<typeof engineBench>;
  let memory: EngineMemory;
  beforeEach(async () => {
    bench = engineBench();
    memory = await loadEngineMemory(bench.rows, { shared: true });
  });
  afterEach(() => bench.close());

  const history = async (): Promise<readonly Recorded[]> =>
    (await bench.feed.read(0n, 100)).filter(({ stream }) => partsOf(stream).category === 'workflow');
  const known = () => memory.workflow(ORGANIZATION, 'w');

  it('is how it stood right after each event, however late the event is read', async () => {
    await bench.activate('w', manual);
    await bench.onWorkflow('w', {
      type: 'SaveWorkflowDefinition',
      data: { workflowId: 'w', definition: onCreation, draft: false },
    });
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'cancel' } });
    await bench.onWorkflow('w', { type: 'DeleteWorkflow', data: { workflowId: 'w' } });

    const seen: string[] = [];
    for (const event of await history()) {
      await rememberWorkflow(bench, memory, event);
      const entry = known();
      seen.push(
        `${event.type}: ${entry && `${entry.status} ${entry.trigger.type} v${entry.version} ${entry.inFlight}`}`,
      );
    }
    deepEqual(seen.slice(0, 3), [
      'WorkflowCreated: undefined',
      'WorkflowDefinitionSaved: undefined',
      'WorkflowActivated: active manual v2 hold',
    ]);
    deepEqual(seen.slice(-2), [
      'WorkflowDeactivated: inactive partner_created v3 cancel',
      'WorkflowDeleted: deleted partner_created v3 cancel',
    ]);
  });

  it('is nothing before it was first activated', async () => {
    await bench.onWorkflow('w', {
      type: 'CreateWorkflow',
      data: { workflowId: 'w', name: 'Draft', description: null, stage: 'onboard', createdBy: 'user-1' },
    });
    await bench.onWorkflow('w', {
      type: 'SaveWorkflowDefinition',
      data: { workflowId: 'w', definition: manual, draft: true },
    });
    await bench.onWorkflow('w', { type: 'DeleteWorkflow', data: { workflowId: 'w' } });
    for (const event of await history()) await rememberWorkflow(bench, memory, event);
    equal(known(), undefined);
  });
});
