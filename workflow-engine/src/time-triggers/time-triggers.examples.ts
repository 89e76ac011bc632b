import {
  type Cause,
  type ContractCommand,
  contract,
  deciders,
  decodeWith,
  type EventStore,
  execute,
  organization,
  type PartnerCommand,
  partner,
  type Recorded,
  type RowStore,
  type TimeTriggerEvent,
  timeTrigger,
  type WorkflowCommand,
  workflow,
} from '@partneros/domain';
import { createContractCommand, createPartnerCommand } from '@partneros/domain/testing';
import { createManualClock, createRecordingEffects, openMemoryStores } from '@partneros/infra/testing';
import { chain } from '../engine.examples.ts';
import { type Death, mortal } from '../mortal.examples.ts';
import { createTimeTriggers, type TimeTriggers } from './create-time-triggers.ts';
import { owedModel } from './time-trigger-rows.ts';

export const ORGANIZATION = 'org-1';
export const START = '2026-01-01T12:00:00.000Z';

/** A trigger node's data. */
export type Waiting =
  | { readonly trigger: 'partner_inactive'; readonly days?: number }
  | { readonly trigger: 'contract_renewal_approaching'; readonly daysBefore?: number };

interface Running {
  readonly triggers: TimeTriggers;
  readonly died: Promise<void>;
}

/** Stores in memory with time triggers over them, one after the other, and what people do meanwhile. */
export const timeBench = () => {
  const clock = createManualClock(START);
  const stores = openMemoryStores({ decode: decodeWith(deciders), clock });
  const troubles: unknown[] = [];
  let commands = 0;
  const running = new Set<Running>();

  const onTheirWay = new Set<Promise<unknown>>();
  const track = <Result>(write: Promise<Result>): Promise<Result> => {
    onTheirWay.add(write);
    return write.finally(() => onTheirWay.delete(write));
  };
  const tracked = {
    store: {
      ...stores.store,
      read: (...args: Parameters<EventStore['read']>) => stores.store.read(...args),
      append: (...args: Parameters<EventStore['append']>) => track(stores.store.append(...args)),
    },
    rows: { ...stores.rows, write: (...args: Parameters<RowStore['write']>) => track(stores.rows.write(...args)) },
  };

  const cause = (over: Partial<Cause> = {}): Cause => {
    commands += 1;
    return {
      commandId: `command-${commands}`,
      correlationId: `request-${commands}`,
      actor: { type: 'user', id: 'user-1' },
      occurredAt: clock.now(),
      depth: 0,
      ...over,
    };
  };
  const onPartner = (id: string, command: PartnerCommand, by?: Partial<Cause>) =>
    execute(stores, partner, { organizationId: ORGANIZATION, id, command, cause: cause(by) });
  const onContract = (id: string, command: ContractCommand) =>
    execute(stores, contract, { organizationId: ORGANIZATION, id, command, cause: cause() });
  const onWorkflow = (id: string, command: WorkflowCommand) =>
    execute(stores, workflow, { organizationId: ORGANIZATION, id, command, cause: cause() });

  const idle = async () => {
    for (const { triggers, died } of running) await Promise.race([triggers.idle(), died]);
  };
  const stop = async () => {
    for (const { triggers, died } of running) await Promise.race([triggers.stop(), died]);
    running.clear();
    // What a dead machine had sent still arrives, and not any later than this.
    await Promise.allSettled(onTheirWay);
  };

  return {
    ...stores,
    clock,
    troubles,
    onPartner,
    onContract,
    onWorkflow,
    /** Starts over stores that may break or be slow, or on a machine that dies at one of its writes. */
    start: async ({
      store,
      rows,
      death,
    }: {
      readonly store?: EventStore;
      readonly rows?: RowStore;
      readonly death?: Death;
    } = {}) => {
      const effects = createRecordingEffects();
      const machine = death && mortal({ ...tracked, effects }, death);
      const ports = { ...stores, ...(store && { store }), ...(rows && { rows }), ...machine?.ports };
      const triggers = createTimeTriggers({ ...ports, report: (trouble) => troubles.push(trouble) });
      running.add({ triggers, died: machine?.died ?? new Promise(() => undefined) });
      await idle();
    },
    idle,
    stop,
    close: async () => {
      await stop();
      await stores.close();
    },
    createPartner: (partnerId: string, by?: Partial<Cause>) =>
      onPartner(partnerId, createPartnerCommand({ partnerId }), by),
    meet: (partnerId: string, happenedAt = clock.now(), by?: Partial<Cause>) =>
      onPartner(
        partnerId,
        {
          type: 'LogActivity',
          data: {
            partnerId,
            activityId: `activity-${commands}`,
            kind: 'meeting',
            summary: 'Met',
            happenedAt,
            loggedAt: clock.now(),
          },
        },
        by,
      ),
    createContract: (contractId: string, renewalDate: string, partnerId = 'partner-1') =>
      onContract(contractId, createContractCommand({ contractId, partnerId, renewalDate })),
    moveRenewal: (contractId: string, renewalDate: string) =>
      onContract(contractId, { type: 'ChangeRenewalDate', data: { contractId, renewalDate } }),
    found: (timeZone: string) =>
      execute(stores, organization, {
        organizationId: ORGANIZATION,
        id: ORGANIZATION,
        command: {
          type: 'CreateOrganization',
          data: { organizationId: ORGANIZATION, name: 'Northwind', slug: 'northwind', timeZone, ownerId: 'user-1' },
        },
        cause: cause(),
      }),
    moveTo: (timeZone: string) =>
      execute(stores, organization, {
        organizationId: ORGANIZATION,
        id: ORGANIZATION,
        command: { type: 'UpdateOrganization', data: { organizationId: ORGANIZATION, timeZone } },
        cause: cause(),
      }),
    /** Draws a workflow, or draws it anew, and switches it on. */
    activate: async (workflowId: string, waiting: Waiting) => {
      const definition = chain({ ...waiting }, { type: 'create_task', data: { title: 'Call' } });
      await onWorkflow(workflowId, {
        type: 'CreateWorkflow',
        data: { workflowId, name: workflowId, description: null, stage: 'enable', createdBy: 'user-1' },
      });
      await onWorkflow(workflowId, {
        type: 'SaveWorkflowDefinition',
        data: { workflowId, definition, draft: false },
      });
      await onWorkflow(workflowId, { type: 'ActivateWorkflow', data: { workflowId } });
    },
    deactivate: (workflowId: string) =>
      onWorkflow(workflowId, { type: 'DeactivateWorkflow', data: { workflowId, inFlight: 'hold' } }),
    /** Every moment that was noted, in the order of the log. */
    fired: async () =>
      (await stores.feed.read(0n, 100_000)).filter(
        (event): event is Recorded<TimeTriggerEvent> => event.type in timeTrigger.events,
      ),
    /** Every moment that is kept because it is not noted yet. */
    owed: async () => {
      const owed: unknown[] = [];
      for await (const { row } of stores.rows.scan(owedModel)) owed.push(row);
      return owed;
    },
    history: () => stores.feed.read(0n, 100_000),
  };
};
