import { z } from 'zod';
import { Id } from '../../kernel/fields.ts';
import { trigger } from './trigger.ts';
import { no, shown, YES } from './trigger-match.ts';

export const applicationSubmitted = trigger({
  events: ['ApplicationSubmitted'],
  subject: 'application',
  config: z.strictObject({ formId: Id.optional() }),
  match: ({ formId }, { read }) => {
    const form = read('applicationFormId');
    return formId === undefined || formId === form
      ? YES
      : no(`The application is for the form ${shown(form)}, not ${formId}.`);
  },
});
