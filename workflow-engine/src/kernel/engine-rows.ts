import type { EnrolmentRule, ReadModel, TriggerConfig } from '@partneros/domain';

/** A workflow that was ever activated: what the engine needs to know to enrol events in it. Deleted ones stay known. */
export interface WorkflowEntry {
  readonly kind: 'workflow';
  readonly workflowId: string;
  readonly status: 'active' | 'inactive' | 'deleted';
  /** What becomes of runs under way while it is inactive. */
  readonly inFlight: 'hold' | 'finish' | 'cancel';
  readonly version: number;
  readonly trigger: TriggerConfig;
  /** How often one record may come in; absent: every event starts a run. */
  readonly enrolment?: EnrolmentRule;
  /** There were versions without a rule, whose runs were not recorded as enrolments. */
  readonly wasWithoutRule?: boolean;
}

/** A run that has not ended. */
export interface RunEntry {
  readonly kind: 'run';
  readonly runId: string;
  readonly workflowId: string;
  /** Held or parked: it waits for somebody. */
  readonly held: boolean;
  /** Why it is held. */
  readonly heldFor?: string;
}

/** How many runs of a workflow began, by minute (`2026-05-16T12:00`), over the last hour; as of a position. */
export interface PaceEntry {
  readonly kind: 'pace';
  readonly workflowId: string;
  readonly minutes: Readonly<Record<string, number>>;
  readonly position: string;
}

/** A moment at which a process has something to look at. */
export interface DeadlineEntry {
  readonly kind: 'deadline';
  readonly process: string;
  readonly subjectId: string;
  readonly dueAt: string;
}

/** A process that has begun and is not over. */
export interface ProcessEntry {
  readonly kind: 'process';
  readonly process: string;
  readonly subjectId: string;
}

/** What an event means for a run that is under way. */
export interface Redirection {
  readonly run: RunEntry;
  readonly to: 'resume' | 'cancel' | 'migrate';
  readonly reason: string;
}

/** What is to be done about an event, decided as of that event; as data, so that it can be kept and done later. */
export type Plan =
  | { readonly do: 'policy'; readonly policy: string }
  | { readonly do: 'enrol'; readonly workflow: WorkflowEntry }
  /** The event names records that were there before the workflow was. */
  | { readonly do: 'enrol-existing'; readonly workflow: WorkflowEntry }
  /** Somebody lets a run go on. */
  | { readonly do: 'go-on'; readonly runId: string }
  | { readonly do: 'redirect'; readonly redirection: Redirection }
  /** The event itself could not be understood: there is nothing to do later but to look at it. */
  | { readonly do: 'nothing' };

/** An event that a reaction could not deal with, kept with its error. It is tried again from time to time. */
export interface ParkedEntry {
  readonly kind: 'parked';
  readonly reaction: string;
  readonly plan: Plan;
  readonly stream: string;
  readonly revision: string;
  /** Absent in entries from before there were dead letters. */
  readonly eventId?: string;
  readonly type: string;
  readonly error: string;
}

/** What the engine has to remember; written together with its checkpoint. */
export type EngineEntry = WorkflowEntry | RunEntry | PaceEntry | DeadlineEntry | ProcessEntry | ParkedEntry;

/** The engine's memory, as of its checkpoint. */
export const engineModel: ReadModel<EngineEntry> = { name: 'workflow-engine', version: 1, fields: {} };

/** The key of an entry within its organization. */
export const keyOf = (entry: EngineEntry): string => {
  switch (entry.kind) {
    case 'workflow':
      return `workflow:${entry.workflowId}`;
    case 'run':
      return `run:${entry.runId}`;
    case 'pace':
      return `pace:${entry.workflowId}`;
    case 'deadline':
      return `deadline:${entry.process}:${entry.subjectId}`;
    case 'process':
      return `process:${entry.process}:${entry.subjectId}`;
    case 'parked':
      return `parked:${entry.reaction}:${entry.stream}:${entry.revision}`;
  }
};
