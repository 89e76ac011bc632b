import { z } from 'zod';
import { Id } from '../../kernel/fields.ts';
import { trigger } from './trigger.ts';
import { no, YES } from './trigger-match.ts';

/** Once every required role has signed, the partner's among them. */
export const partnerAgreementSigned = trigger({
  events: ['AgreementFullySigned'],
  subject: 'agreement',
  config: z.strictObject({ templateId: Id.optional() }),
  match: ({ templateId }, { read }) =>
    templateId === undefined || templateId === read('templateId')
      ? YES
      : no('The agreement was made from another template.'),
});
