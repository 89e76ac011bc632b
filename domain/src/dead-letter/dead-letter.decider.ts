import { type Decider, reject } from '../kernel/decider.ts';
import { type DeadLetterEvent, deadLetterEvents } from './dead-letter.events.ts';
import type { DeadLetterRejection } from './dead-letter.rejections.ts';
import { type DeadLetter, evolveDeadLetter } from './dead-letter.state.ts';
import { type EndRetry, endRetry } from './end-retry.ts';
import { type ParkDeadLetter, parkDeadLetter } from './park-dead-letter.ts';
import { type RetryDeadLetter, retryDeadLetter } from './retry-dead-letter.ts';
import { type SkipDeadLetter, skipDeadLetter } from './skip-dead-letter.ts';

export type DeadLetterCommand = ParkDeadLetter | RetryDeadLetter | EndRetry | SkipDeadLetter;

export const deadLetter: Decider<DeadLetter, DeadLetterCommand, DeadLetterEvent, DeadLetterRejection> = {
  category: 'deadLetter',
  events: deadLetterEvents,
  evolve: evolveDeadLetter,
  decide: (command, letter) => {
    if (command.type === 'ParkDeadLetter') return parkDeadLetter(command, letter);
    if (letter === undefined) return reject('dead-letter-not-found');
    switch (command.type) {
      case 'RetryDeadLetter':
        return retryDeadLetter(command, letter);
      case 'EndRetry':
        return endRetry(command, letter);
      case 'SkipDeadLetter':
        return skipDeadLetter(command, letter);
    }
  },
};
