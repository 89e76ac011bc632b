import { deepStrictEqual } from 'node:assert/strict';
import type { Aggregate, Message, Outcome } from '@partneros/domain';
import { answerOutcome } from './answer-outcome.ts';
import { Problem, problem } from './problem.ts';

type Code = 'too-late' | 'not-yet';

const aggregate: Aggregate<{ readonly name: string }> = {
  state: { name: 'x' },
  version: 4,
  createdAt: '2026-05-16T12:00:00.000Z',
  updatedAt: '2026-05-16T12:00:00.000Z',
};

const answer = (outcome: Outcome<{ readonly name: string }, Message, Code>) => {
  const answered = answerOutcome(outcome, {
    status: 201,
    problems: {
      'too-late': problem(409, 'invalid_state', 'Too late.'),
      'not-yet': (details) => problem(422, 'prerequisite_missing', 'Not yet.', details),
    },
    body: ({ state }) => ({ thing: state }),
  });
  if (!(answered instanceof Problem)) return answered;
  const { status, code, details } = answered;
  return { status, code, details };
};

describe('the answer to a command', () => {
  it('is the recorded state with its version and position, first time or replayed', () => {
    for (const replayed of [false, true])
      deepStrictEqual(answer({ kind: 'recorded', aggregate, events: [], position: 9n, replayed }), {
        status: 201,
        body: { thing: { name: 'x' } },
        version: 4,
        position: 9n,
        replayed,
      });
  });

  it('is 200 with the state when there was nothing to do, 404 when there is nothing', () => {
    deepStrictEqual(answer({ kind: 'unchanged', aggregate }), { body: { thing: { name: 'x' } }, version: 4 });
    deepStrictEqual(answer({ kind: 'unchanged', aggregate: undefined }), {
      status: 404,
      code: 'not_found',
      details: [],
    });
  });

  it('is what the table says about a refusal, with its details', () => {
    deepStrictEqual(answer({ kind: 'rejected', code: 'too-late', details: ['By a day.'] }), {
      status: 409,
      code: 'invalid_state',
      details: ['By a day.'],
    });
    deepStrictEqual(answer({ kind: 'rejected', code: 'not-yet', details: ['No contact.'] }), {
      status: 422,
      code: 'prerequisite_missing',
      details: ['No contact.'],
    });
  });

  it('is 409 for a stale version and for a reused key', () => {
    deepStrictEqual(answer({ kind: 'conflict', version: 5 }), {
      status: 409,
      code: 'version_conflict',
      details: ['The current version is 5.'],
    });
    deepStrictEqual(answer({ kind: 'key-reused' }), { status: 409, code: 'idempotency_key_reuse', details: [] });
  });
});
