import {
  type Cause,
  contract,
  type Definition,
  deciders,
  decodeWith,
  execute,
  graphOf,
  load,
  type Message,
  type PartnerCommand,
  partner,
  policies,
  type TrainingCommand,
  training,
  type WorkflowCommand,
  type WorkflowRunEvent,
  workflow,
  workflowRun,
} from '@partneros/domain';
import { createContractCommand, createPartnerCommand } from '@partneros/domain/testing';
import { createRecordingEffects, openMemoryStores } from '@partneros/infra/testing';
import { projections, runProjections } from '@partneros/projections';
import {
  knowledgeDocumentsModel,
  partnerFactsModel,
  partnersModel,
  trainingsModel,
  upcomingModel,
  workflowRunsModel,
} from '@partneros/projections/models';
import { createWorkflowEngine, type EngineParts, type WorkflowEngine } from './create-workflow-engine.ts';
import { deadlineProcesses } from './deadline-processes.ts';
import type { EngineDeps } from './engine-deps.ts';

export const ORGANIZATION = 'org-1';

const READ_BY_THE_ENGINE: readonly string[] = [
  knowledgeDocumentsModel,
  partnerFactsModel,
  partnersModel,
  trainingsModel,
  upcomingModel,
  workflowRunsModel,
].map(({ name }) => name);

/** Something that waits until it is opened. */
export const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

/** Stores in memory, effects that reach nobody, and engines over them one after the other. */
export const engineBench = (options: { readonly dataDir?: string } = {}) => {
  const stores = openMemoryStores({ ...options, decode: decodeWith(deciders) });
  const effects = createRecordingEffects();
  const readModels = runProjections(
    stores,
    projections.filter(({ model }) => READ_BY_THE_ENGINE.includes(model.name)),
  );
  const troubles: unknown[] = [];
  const deps = {
    ...stores,
    effects,
    baseUrl: 'https://partners.example.com',
    shared: false,
    model: undefined,
    aiMonthlyCents: 1_000,
    report: (trouble: unknown) => troubles.push(trouble),
  };
  let commands = 0;

  const cause = (over: Partial<Cause> = {}): Cause => {
    commands += 1;
    return {
      commandId: `command-${commands}`,
      correlationId: `request-${commands}`,
      actor: { type: 'user', id: 'user-1' },
      occurredAt: stores.clock.now(),
      depth: 0,
      ...over,
    };
  };

  const done = async (outcome: Promise<{ readonly kind: string }>) => {
    const { kind } = await outcome;
    if (kind !== 'recorded') throw new Error(`the command was ${kind}`);
  };

  return {
    ...stores,
    close: async () => {
      await readModels.stop();
      await stores.close();
    },
    cause,
    effects,
    troubles,
    /** Lets everything else take its turns until something holds; a test's own deadline ends the wait. */
    until: async (holds: () => Promise<boolean>) => {
      while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
    },
    start: (over: Partial<EngineDeps> = {}, parts: Partial<EngineParts> = {}): WorkflowEngine =>
      createWorkflowEngine({ ...deps, ...over }, { policies, processes: [], deadlineProcesses, ...parts }),
    onPartner: (id: string, command: PartnerCommand, over?: Partial<Cause>) =>
      done(execute(stores, partner, { organizationId: ORGANIZATION, id, command, cause: cause(over) })),
    createPartner: (id: string, over: Parameters<typeof createPartnerCommand>[0] = {}, by?: Partial<Cause>) =>
      done(
        execute(stores, partner, {
          organizationId: ORGANIZATION,
          id,
          command: createPartnerCommand({ partnerId: id, ...over }),
          cause: cause(by),
        }),
      ),
    createContract: (terms: {
      readonly contractId: string;
      readonly partnerId: string;
      readonly renewalDate: string;
    }) =>
      done(
        execute(stores, contract, {
          organizationId: ORGANIZATION,
          id: terms.contractId,
          command: createContractCommand(terms),
          cause: cause(),
        }),
      ),
    /** A training, once lists show it. */
    createTraining: async (
      trainingId: string,
      { tags, isPublished }: { tags: readonly string[]; isPublished: boolean },
    ) => {
      const on = (command: TrainingCommand) =>
        done(execute(stores, training, { organizationId: ORGANIZATION, id: trainingId, command, cause: cause() }));
      await on({
        type: 'CreateTraining',
        data: { trainingId, title: trainingId, description: null, tags: [...tags], durationMinutes: null, isPublished },
      });
      await stores.rows.reached(trainingsModel, await stores.feed.head(), 2_000);
    },
    onWorkflow: (workflowId: string, command: WorkflowCommand) =>
      done(execute(stores, workflow, { organizationId: ORGANIZATION, id: workflowId, command, cause: cause() })),
    activate: async (workflowId: string, definition: Definition) => {
      const on = (command: WorkflowCommand) =>
        done(execute(stores, workflow, { organizationId: ORGANIZATION, id: workflowId, command, cause: cause() }));
      await on({
        type: 'CreateWorkflow',
        data: { workflowId, name: 'Example', description: null, stage: 'onboard', createdBy: 'user-1' },
      });
      await on({ type: 'SaveWorkflowDefinition', data: { workflowId, definition, draft: false } });
      await on({ type: 'ActivateWorkflow', data: { workflowId } });
    },
    /** Takes a run up again by hand, from where it stopped or from a step. */
    redrive: async (
      runId: string,
      over: { nodeId?: string; version?: number; repeat?: boolean } = {},
    ): Promise<string> => {
      const { nodeId = null, repeat = false } = over;
      const run = (await load(stores, workflowRun, ORGANIZATION, runId))?.state;
      if (run === undefined) throw new Error('no run');
      const { workflowId, workflowVersion } = run;
      const version = over.version ?? workflowVersion;
      const found = await load(stores, workflow, ORGANIZATION, workflowId);
      const parsed = graphOf(found?.state.versions[version] ?? { nodes: [], edges: [] });
      if (!('graph' in parsed)) throw new Error('no such version');
      const data = { runId, workflowId, version, graph: parsed.graph, nodeId, repeat, at: stores.clock.now() };
      const command = { type: 'RetryRun', data } as const;
      const outcome = await execute(stores, workflowRun, {
        organizationId: ORGANIZATION,
        id: runId,
        command,
        cause: cause(),
      });
      return outcome.kind === 'rejected' ? outcome.code : outcome.kind;
    },
    /** Every event of every run, as `type node`. */
    runEvents: async (): Promise<readonly string[]> =>
      (await stores.feed.read(0n, 10_000))
        .filter((event) => event.stream.startsWith('workflowRun-'))
        .map((event) => {
          const { type, data } = event as Message as WorkflowRunEvent;
          return 'nodeId' in data ? `${type} ${data.nodeId}` : type;
        }),
    events: async (type: string) => (await stores.feed.read(0n, 10_000)).filter((event) => event.type === type),
  };
};

/** A definition out of a trigger and actions one after the other. */
export const chain = (
  trigger: Definition['nodes'][number]['data'],
  ...actions: readonly { readonly type: string; readonly data: Definition['nodes'][number]['data'] }[]
): Definition => {
  const nodes = [{ type: 'trigger', data: trigger }, ...actions].map((node, index) => ({
    id: index === 0 ? 'trigger' : `n${index}`,
    position: { x: index * 200, y: 0 },
    ...node,
  }));
  const edges = nodes
    .slice(1)
    .map((node, index) => ({ id: `e${index}`, source: nodes[index]?.id ?? '', target: node.id }));
  return { nodes, edges };
};
