import { deepEqual, equal } from 'node:assert/strict';
import { unfitFor } from './told-plainly.ts';

describe('a refusal', () => {
  it('is a sentence, with a sentence or a field in each detail', () => {
    equal(unfitFor({ error: 'Partner not found.' }), undefined);
    const details = ['The current version is 3.', 'body.name: required; expected a string'];
    equal(unfitFor({ error: 'The request is not valid; see details.', details }), undefined);
  });

  it('is unfit without a capital, a full stop or the details it speaks of, and with words of the source', () => {
    const unfit = [
      { error: 'partner not found.' },
      { error: 'Partner not found' },
      { error: 'The request is not valid; see details.' },
      { error: 'Not valid.', details: ['no idea'] },
      { error: 'Not valid.', details: ['body.name: Invalid string: must match pattern /^a/'] },
      { error: 'Not valid.', details: ['body.name: too small: expected string to have >=1 characters'] },
      { error: 'TypeError: x is undefined.' },
    ];
    deepEqual(
      unfit.map((refusal) => unfitFor(refusal)?.split(':')[0]),
      [
        'no whole sentence',
        'no whole sentence',
        'there are no details to see',
        'neither a sentence nor a field with what is wrong with it',
        'known to the source only',
        'known to the source only',
        'known to the source only',
      ],
    );
  });
});
