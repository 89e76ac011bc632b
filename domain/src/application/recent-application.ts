import type { ApplicationField } from '../application-form/application-form.events.ts';
import { EmailAddress } from '../kernel/fields.ts';
import { addMillis, type Timestamp } from '../kernel/time.ts';
import type { Reserve } from '../reservation/execute-reserving.ts';
import type { Application } from './application.state.ts';
import type { Answered } from './read-answers.ts';

const WINDOW_MS = 600_000;

/** Who applies: the answer that becomes the contact's address, else the first that is one. `undefined`: the form asks for none. */
export const applicantEmail = (
  { fields }: { readonly fields: readonly ApplicationField[] },
  { formData }: Answered,
): string | undefined => {
  const addresses = fields.filter(({ type, partnerField }) => type === 'email' || partnerField === 'contactEmail');
  const field = addresses.find(({ partnerField }) => partnerField === 'contactEmail') ?? addresses[0];
  const value = field && Object.hasOwn(formData, field.fieldKey) ? formData[field.fieldKey] : undefined;
  return EmailAddress.safeParse(value).data;
};

/** On one form, one address applies once in ten minutes: a page that is sent twice, and a form turned on somebody's mailbox. */
export const recentApplication = (applicationFormId: string, email: string, now: Timestamp): Reserve<Application> => ({
  kind: 'recent-application',
  key: `${applicationFormId}\n${email}`,
  holds: ({ submittedAt }) => addMillis(submittedAt, WINDOW_MS) > now,
});
