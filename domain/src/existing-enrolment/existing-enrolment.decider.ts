import { type DataOf, type Decider, type Decision, reject } from '../kernel/decider.ts';
import { type ExistingEnrolmentEvent, existingEnrolmentEvents } from './existing-enrolment.events.ts';
import { type ExistingEnrolment, evolveExistingEnrolment } from './existing-enrolment.state.ts';

/** Why a command on it is refused. */
export type ExistingEnrolmentRejection = 'existing-enrolment-not-found';

/** What the engine does about those who were there before a workflow; its stream has the workflow's id. */
export type ExistingEnrolmentCommand =
  /** A request that was taken up already changes nothing; a later one begins again. */
  | {
      readonly type: 'StartExistingEnrolment';
      readonly data: DataOf<ExistingEnrolmentEvent, 'ExistingEnrolmentStarted'>;
    }
  /** The batch after `after`; another engine may have chosen it. */
  | {
      readonly type: 'ChooseExistingRecords';
      readonly data: DataOf<ExistingEnrolmentEvent, 'ExistingRecordsChosen'> & {
        readonly upTo: string;
        readonly after: string | null;
      };
    }
  /** `since` is where that happened in the log: what was asked for after it goes on. */
  | {
      readonly type: 'CancelExistingEnrolment';
      readonly data: DataOf<ExistingEnrolmentEvent, 'ExistingEnrolmentCancelled'> & { readonly since: string };
    };

export const existingEnrolment: Decider<
  ExistingEnrolment,
  ExistingEnrolmentCommand,
  ExistingEnrolmentEvent,
  ExistingEnrolmentRejection
> = {
  category: 'existingEnrolment',
  events: existingEnrolmentEvents,
  evolve: evolveExistingEnrolment,
  decide: (command, state): Decision<ExistingEnrolmentEvent, ExistingEnrolmentRejection> => {
    switch (command.type) {
      case 'StartExistingEnrolment':
        return state !== undefined && BigInt(state.upTo) >= BigInt(command.data.upTo)
          ? []
          : [{ type: 'ExistingEnrolmentStarted', data: command.data }];
      case 'ChooseExistingRecords': {
        if (state === undefined) return reject('existing-enrolment-not-found');
        const { upTo, after, ...chosen } = command.data;
        if (state.status !== 'running' || state.upTo !== upTo || state.cursor !== after) return [];
        const { workflowId, at, cursor } = chosen;
        const event: ExistingEnrolmentEvent = { type: 'ExistingRecordsChosen', data: chosen };
        return cursor === null ? [event, { type: 'ExistingEnrolmentFinished', data: { workflowId, at } }] : [event];
      }
      case 'CancelExistingEnrolment': {
        const { since, ...cancelled } = command.data;
        return state?.status === 'running' && BigInt(state.upTo) < BigInt(since)
          ? [{ type: 'ExistingEnrolmentCancelled', data: cancelled }]
          : [];
      }
    }
  },
};
