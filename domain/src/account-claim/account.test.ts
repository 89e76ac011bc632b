import { strictEqual } from 'node:assert/strict';
import { accountKey } from './account.ts';

describe('account key', () => {
  it('is the domain where it is known', () => {
    strictEqual(accountKey({ accountName: 'Globex', accountDomain: 'globex.example' }), 'globex.example');
  });

  it('is the name without case, accents and spacing otherwise', () => {
    strictEqual(accountKey({ accountName: '  Société\u00a0 Générale ', accountDomain: null }), 'societe generale');
  });
});
