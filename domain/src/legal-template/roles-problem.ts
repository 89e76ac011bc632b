import { type Rejection, reject } from '../kernel/decider.ts';
import { foldText } from '../kernel/text.ts';
import type { SignerRole } from './legal-template.events.ts';
import type { LegalTemplateRejection } from './legal-template.rejections.ts';

/** Why nobody could sign in these roles; `undefined` when they will do. */
export const rolesProblem = (roles: readonly SignerRole[]): Rejection<LegalTemplateRejection> | undefined => {
  const names = roles.map(({ role }) => foldText(role));
  const repeated = roles.filter((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (repeated.length > 0)
    return reject(
      'legal-template-role-repeated',
      repeated.map(({ role }) => `${role} is there already.`),
    );
  return roles.some(({ signedBy, isRequired }) => signedBy === 'partner' && isRequired)
    ? undefined
    : reject('legal-template-without-partner-role');
};
