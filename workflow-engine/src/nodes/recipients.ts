import { EmailAddress, type JsonObject, lookUp } from '@partneros/domain';
import type { Prepared } from './performer.ts';

// No object: a template may put a partner's name here, and partners may be called `constructor`.
const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['primary_contact', 'primaryContact.email'],
  ['partner_manager', 'manager.email'],
]);

/** Turns `primary_contact`, `partner_manager` and addresses, separated by commas, into addresses without repeats. */
export const recipients = (to: string, context: JsonObject): Prepared<readonly string[]> => {
  const found = new Set<string>();
  for (const name of to
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const path = KEYWORDS.get(name);
    const address = EmailAddress.safeParse(path === undefined ? name : lookUp(context, path));
    if (!address.success) {
      const message =
        path === undefined
          ? `"${name}" is not an e-mail address.`
          : `There is no ${name.replace('_', ' ')} to write to.`;
      return { error: { code: 'no_recipient', message } };
    }
    found.add(address.data);
  }
  return found.size === 0
    ? { error: { code: 'no_recipient', message: 'There is nobody to write to.' } }
    : { input: [...found] };
};
