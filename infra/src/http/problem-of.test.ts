import { deepEqual, equal } from 'node:assert/strict';
import { ModelFailure, TooMuchAtOnce } from '@partneros/domain';
import { problemOf } from './problem-of.ts';

describe('the problem that something thrown is', () => {
  it('tells when to ask again where too much AI is under way', () => {
    const { status, code, headers } = problemOf(new TooMuchAtOnce('')) ?? {};
    deepEqual([status, code, headers], [429, 'rate_limited', { 'Retry-After': '2' }]);
  });

  it('tells a model that fails from one that there is not', () => {
    equal(problemOf(new ModelFailure('not-configured', ''))?.code, 'ai_not_configured');
    equal(problemOf(new ModelFailure('cut-off', ''))?.code, 'upstream_error');
  });

  it('is none for a defect', () => equal(problemOf(new TypeError('x')), undefined));
});
