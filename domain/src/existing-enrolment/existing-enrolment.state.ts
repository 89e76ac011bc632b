import { type DataOf, evolution } from '../kernel/decider.ts';
import type { ExistingEnrolmentEvent } from './existing-enrolment.events.ts';

/** How far a workflow has come with those who were there before it, the latest time it was asked to. */
export interface ExistingEnrolment {
  readonly workflowId: string;
  readonly workflowVersion: number;
  readonly trigger: string;
  readonly status: 'running' | 'finished' | 'cancelled';
  /** Why it was cancelled. */
  readonly reason: DataOf<ExistingEnrolmentEvent, 'ExistingEnrolmentCancelled'>['reason'] | null;
  /** Position up to which the past is looked at. */
  readonly upTo: string;
  /** Records that matched when it began. */
  readonly total: number;
  /** Records looked at so far, and those of them that came in. */
  readonly looked: number;
  readonly enrolled: number;
  /** Where the next batch begins; `null` before the first. */
  readonly cursor: string | null;
  readonly requestedBy: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export const evolveExistingEnrolment = evolution<ExistingEnrolment, ExistingEnrolmentEvent, 'ExistingEnrolmentStarted'>(
  {
    ExistingEnrolmentStarted: ({ version, at, ...started }) => ({
      ...started,
      workflowVersion: version,
      status: 'running',
      reason: null,
      looked: 0,
      enrolled: 0,
      cursor: null,
      startedAt: at,
      finishedAt: null,
    }),
  },
  {
    ExistingRecordsChosen: (state, { records, looked, cursor }) => ({
      ...state,
      looked: state.looked + looked,
      enrolled: state.enrolled + records.length,
      cursor,
    }),
    ExistingEnrolmentFinished: (state, { at }) => ({ ...state, status: 'finished', finishedAt: at }),
    ExistingEnrolmentCancelled: (state, { reason, at }) => ({ ...state, status: 'cancelled', reason, finishedAt: at }),
  },
);
