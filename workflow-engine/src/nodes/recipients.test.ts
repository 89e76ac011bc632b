import { deepEqual } from 'node:assert/strict';
import { recipients } from './recipients.ts';

const context = { primaryContact: { email: 'ada@acme.example' }, manager: { email: 'grace@hopper.example' } };

describe('the recipients of a mail', () => {
  it('are addresses and keywords, each address once', () =>
    deepEqual(recipients('primary_contact, partner_manager, Ada@acme.example', context), {
      input: ['ada@acme.example', 'grace@hopper.example'],
    }));

  // A partner may be called this, and a template may put its name here.
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    it(`are nobody when the name is ${name}`, () =>
      deepEqual(recipients(name, context), {
        error: { code: 'no_recipient', message: `"${name}" is not an e-mail address.` },
      }));
});
