import { equal } from 'node:assert/strict';
import { fieldExample, fieldExamples } from '../application-form/application-form.examples.ts';
import { load } from '../kernel/load.ts';
import { addMillis } from '../kernel/time.ts';
import type { Ids } from '../ports/ids.ts';
import { executeReserving } from '../reservation/execute-reserving.ts';
import { eventStoreInMemory } from '../testing/event-store-in-memory.ts';
import { application } from './application.decider.ts';
import { formDataExample, submitApplicationCommand } from './application.examples.ts';
import { applicantEmail, recentApplication } from './recent-application.ts';

const START = '2026-05-16T12:00:00.000Z';
const ids: Ids = { next: () => 'next', derive: (...parts) => parts.join('/') };

describe('one address on one form', () => {
  it('is the address that becomes the contact, else the first that is one', () => {
    const sent = { formData: { a: 'A@acme.example', b: 'b@acme.example' }, agreedSectionIds: [] };
    const a = fieldExample({ fieldKey: 'a', type: 'email' });
    const b = fieldExample({ fieldKey: 'b', partnerField: 'contactEmail' });
    equal(applicantEmail({ fields: [a, b] }, sent), 'b@acme.example');
    equal(applicantEmail({ fields: [a] }, sent), 'a@acme.example');
    equal(applicantEmail({ fields: [fieldExample()] }, sent), undefined);
    equal(applicantEmail({ fields: fieldExamples() }, { formData: {}, agreedSectionIds: [] }), undefined);
  });

  it('applies once in ten minutes, also 50 times at once; after that again', async () => {
    const store = eventStoreInMemory();
    const apply = (n: number, now = START, form = 'form-1') => {
      const applicationId = `application-${n}`;
      return executeReserving(
        { store, ids },
        application,
        {
          organizationId: 'org-1',
          id: applicationId,
          command: submitApplicationCommand({ applicationId, submittedAt: now }),
          cause: {
            commandId: `command-${n}`,
            correlationId: 'request-1',
            actor: { type: 'public', id: 'public' },
            occurredAt: now,
            depth: 0,
          },
        },
        recentApplication(form, formDataExample().email ?? '', now),
      );
    };
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => apply(n)));
    equal(outcomes.filter(({ kind }) => kind === 'recorded').length, 1);
    equal(outcomes.filter(({ kind }) => kind === 'taken').length, 49);
    equal((await apply(60, START, 'form-2')).kind, 'recorded');
    equal((await apply(61, addMillis(START, 599_999))).kind, 'taken');
    equal((await apply(62, addMillis(START, 600_000))).kind, 'recorded');
    equal((await load({ store }, application, 'org-1', 'application-62'))?.state.status, 'submitted');
  });
});
