import type { Definition, Message, Recorded } from '@partneros/domain';
import { recorded } from '@partneros/domain/testing';
import type { CommandOutcome } from './command-outcome.ts';
import type { Evidence } from './evidence.ts';

/** Nothing happened. */
export const nothing: Evidence = {
  commands: [],
  events: [],
  counted: true,
  models: [],
  parked: [],
  mails: [],
  hits: [],
};

/** What an event is about, where it matters to a check. */
export interface About {
  readonly stream?: string;
  /** The request id of the command that led to it. */
  readonly request?: string;
  readonly causedBy?: string;
  readonly silent?: true;
  readonly recordedAt?: string;
  /** The policy that did it. */
  readonly policy?: string;
}

/** An event for a log. */
export type LoggedEvent = Message & { readonly about?: About };

/** A log of these events, each in the next position and at the next revision of its stream. */
export const logOf = (...events: readonly LoggedEvent[]): readonly Recorded[] => {
  const revisions = new Map<string, bigint>();
  return events.map(({ about = {}, ...event }, index) => {
    const { stream = 'partner-org_1', request = 'other.1', causedBy, silent, recordedAt, policy } = about;
    const revision = (revisions.get(stream) ?? -1n) + 1n;
    revisions.set(stream, revision);
    const position = BigInt(index + 1);
    const plain = recorded(event, { stream, revision, position, ...(recordedAt && { recordedAt }) });
    return {
      ...plain,
      metadata: {
        ...plain.metadata,
        eventId: `event-${index + 1}`,
        correlationId: request,
        ...(causedBy && { causationId: causedBy }),
        ...(silent && { silent }),
        ...(policy && { actor: { type: 'policy', id: policy } as const }),
      },
    };
  });
};

/** A partner that was created and acknowledged at position 1. */
export const acknowledged: CommandOutcome = {
  step: 'create',
  request: 'POST /api/partners',
  attempts: 1,
  kind: 'done',
  answers: [{ status: 201, position: 1n, body: { partner: { id: 'p' } } }],
};

/** A workflow that mails and calls whoever is created. */
const definition: Definition = {
  nodes: [
    { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
    {
      id: 'm',
      type: 'send_email',
      position: { x: 1, y: 0 },
      data: { to: 'primary_contact', subject: 'Welcome', body: 'Hello' },
    },
  ],
  edges: [{ id: 'e', source: 't', target: 'm' }],
};

const RUN = 'workflowRun-org_r';
const step = { runId: 'r', workflowId: 'w', nodeId: 'm', nodeType: 'send_email', at: '2026-05-16T12:00:00.000Z' };
const wait = { ...step, nodeId: 'd', nodeType: 'delay', dueAt: '2026-05-16T12:00:01.000Z' };

const wellRun = {
  saved: {
    type: 'WorkflowDefinitionSaved',
    data: { workflowId: 'w', version: 1, definition },
    about: { stream: 'workflow-org_w' },
  },
  activated: { type: 'WorkflowActivated', data: { workflowId: 'w', version: 1 }, about: { stream: 'workflow-org_w' } },
  trigger: { type: 'PartnerCreated', data: { partnerId: 'p' } },
  started: {
    type: 'WorkflowRunStarted',
    data: { runId: 'r', workflowId: 'w', trigger: { eventId: 'event-3' } },
    about: { stream: RUN },
  },
  intent: {
    type: 'StepStarted',
    data: { ...step, attempt: 1, key: 'key', input: { to: ['ada@acme.example'] } },
    about: { stream: RUN },
  },
  sent: { type: 'StepSucceeded', data: { ...step, output: {} }, about: { stream: RUN } },
  scheduled: { type: 'DelayScheduled', data: wait, about: { stream: RUN } },
  elapsed: { type: 'DelayElapsed', data: wait, about: { stream: RUN, recordedAt: '2026-05-16T12:00:01.000Z' } },
  completed: { type: 'WorkflowRunCompleted', data: { runId: 'r', workflowId: 'w' }, about: { stream: RUN } },
} as const;

/** The events of one run from its trigger to its end, by name, for a test to leave out, repeat or change some; and what happens to a run whose engine dies too often. */
export const runEvents = {
  ...wellRun,
  parked: {
    type: 'WorkflowRunParked',
    data: { runId: 'r', workflowId: 'w', nodeId: 'm', error: { code: 'interrupted', message: 'It was interrupted.' } },
    about: { stream: RUN },
  },
  redriven: { type: 'WorkflowRunRetried', data: { runId: 'r', workflowId: 'w' }, about: { stream: RUN } },
} as const;

/** That run as it should be, with its mail. */
export const goodRun: Evidence = {
  ...nothing,
  events: logOf(...Object.values(wellRun)),
  mails: [{ organizationId: 'org', id: 'key', messageId: '<key@partners.example>', content: 'Welcome' }],
};
