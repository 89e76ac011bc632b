import type { ConversationRejection } from '@partneros/domain';
import { type ProblemTable, problem } from '@partneros/infra/http';

export const chatNotFound = problem(404, 'not_found', 'Chat not found.');

/** The answer to what comes too late for an answer. */
export const turnOver = problem(409, 'invalid_state', 'This answer is over.');

/** The answer when a month's AI quota is used up. */
export const quotaExhausted = problem(
  402,
  'quota_exhausted',
  'The AI quota of this month is used up; it starts anew next month, or with a larger plan.',
);

/** What a refused command on a conversation is answered with. */
export const chatProblems: ProblemTable<ConversationRejection> = {
  'conversation-not-found': chatNotFound,
  'conversation-full': problem(422, 'prerequisite_missing', 'This chat is full; begin another one.'),
  'nothing-to-answer': problem(422, 'prerequisite_missing', 'There is no answer yet that another one could replace.'),
  'turn-over': turnOver,
};
