import { deepStrictEqual } from 'node:assert/strict';
import { slugsFor } from './organization-slug.ts';

describe('slugs for a name', () => {
  it('begin with the name itself, without case, accents or signs', () => {
    deepStrictEqual(slugsFor('  Söhne & Co. GmbH!', '0190-abcdef012345'), [
      'sohne-co-gmbh',
      'sohne-co-gmbh-2345',
      'sohne-co-gmbh-abcdef012345',
    ]);
  });

  it('fall back to the id where a name has no letters that an address can hold', () => {
    deepStrictEqual(slugsFor('日本', '0190-abcdef012345'), ['org-abcdef012345']);
  });
});
