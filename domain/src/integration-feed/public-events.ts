import { deciders } from '../deciders.ts';
import type { EventSchemas } from '../kernel/decider.ts';
import { currentVersion } from '../kernel/upcast.ts';

/**
 * What of each aggregate's history goes out. To add is harmless, to take away breaks whoever listens, so what nobody
 * needs yet stays inside. A test asks for an entry for every aggregate.
 */
export const SHOWN: Readonly<Record<string, 'everything' | 'nothing' | readonly string[]>> = {
  accountClaim: 'everything',
  agreement: 'everything',
  contract: 'everything',
  certification: 'everything',
  affiliateLink: 'everything',
  application: 'everything',
  applicationForm: 'everything',
  deal: 'everything',
  dealRegistration: 'everything',
  lesson: 'everything',
  lessonExport: 'everything',
  mdfBudget: 'everything',
  mdfRequest: 'everything',
  legalTemplate: 'everything',
  partner: 'everything',
  partnerCertification: 'everything',
  partnerImport: 'everything',
  payment: 'everything',
  program: 'everything',
  specialization: 'everything',
  task: 'everything',
  timeTrigger: 'everything',
  training: 'everything',
  trainingAssignment: 'everything',
  trainingProgress: 'everything',

  // That a run took place and how it ended. Steps hold what was sent to whom, and holds are bookkeeping.
  workflowRun: [
    'WorkflowRunStarted',
    'WorkflowRunSkipped',
    'WorkflowRunCompleted',
    'WorkflowRunFailed',
    'WorkflowRunCancelled',
  ],

  // What people did to runs shows in the runs.
  workflowRunBatch: 'nothing',

  // A definition holds addresses and header values, which may well be credentials.
  workflow: 'nothing',

  // How a rule was decided; what came of it is a run that started, or one that was skipped.
  workflowEnrolment: 'nothing',
  existingEnrolment: 'nothing',

  // What AI costs, whom the organization is after and what it knows, is its own affair.
  aiUsage: 'nothing',
  partnerAnalysis: 'nothing',
  executiveReport: 'nothing',
  conversation: 'nothing',
  knowledgeDocument: 'nothing',
  strategy: 'nothing',

  // Who may sign in, to what, with which rights.
  invitation: 'nothing',
  membership: 'nothing',
  organization: 'nothing',
  portalAccount: 'nothing',
  user: 'nothing',

  // Our own affair: how uniqueness is kept, that somebody is there, and what somebody could not take.
  deadLetter: 'nothing',
  deadLetterRetry: 'nothing',
  heartbeat: 'nothing',

  // Who was refused what is for administrators.
  refusedAccess: 'nothing',
  reservation: 'nothing',
};

/** An event type that goes out. */
export interface PublicEvent {
  readonly type: string;
  readonly category: string;
  readonly schema: EventSchemas[string];
  /** Of the shape that events are read in, whatever version they were stored as. */
  readonly schemaVersion: number;
}

/** Event types that go out, by name. */
export const publicEvents: ReadonlyMap<string, PublicEvent> = new Map(
  deciders.flatMap(({ category, events, upcasts }) => {
    const shown = SHOWN[category] ?? 'nothing';
    return Object.entries(events)
      .filter(([type]) => shown === 'everything' || (shown !== 'nothing' && shown.includes(type)))
      .map(([type, schema]): [string, PublicEvent] => [
        type,
        { type, category, schema, schemaVersion: currentVersion(upcasts, type) },
      ]);
  }),
);
