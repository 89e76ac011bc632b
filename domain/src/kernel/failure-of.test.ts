import { equal, match } from 'node:assert/strict';
import { failureOf } from './failure-of.ts';

describe('a failure', () => {
  it('is a kind of error and a line of code, and nothing of what the error said', () => {
    match(
      failureOf(new TypeError('ada@acme.example\n    at hunter2.js:1:1')),
      /^TypeError at failure-of\.test\.ts:\d+$/,
    );
  });

  it('is the kind alone where no line is known, whatever an error calls itself', () => {
    const nameless = Object.assign(new Error('x'), { stack: undefined });
    equal(failureOf(nameless), 'Error');
    equal(failureOf(Object.assign(nameless, { name: 'ada@acme.example' })), 'Error');
    equal(failureOf('hunter2'), 'a thrown string');
  });
});
