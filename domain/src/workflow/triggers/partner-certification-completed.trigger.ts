import { z } from 'zod';
import { Id } from '../../kernel/fields.ts';
import { trigger } from './trigger.ts';
import { no, shown, YES } from './trigger-match.ts';

export const partnerCertificationCompleted = trigger({
  events: ['CertificationCompleted'],
  subject: 'certification',
  config: z.strictObject({ certificationId: Id.optional() }),
  match: ({ certificationId: wanted }, { read }) => {
    const actual = read('certificationId');
    return wanted === undefined || wanted === actual
      ? YES
      : no(`The certification is ${shown(actual)}, not ${wanted}.`);
  },
});
