import type { Performer } from './performer.ts';
import { recipients } from './recipients.ts';
import { renderTexts } from './render-texts.ts';

type Input = {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
};

export const sendEmail: Performer<'send_email', Input> = {
  prepare: ({ to, subject, body }, context) => {
    const texts = renderTexts({ to, subject, text: body }, context);
    if ('error' in texts) return texts;
    const addresses = recipients(texts.input.to, context);
    if ('error' in addresses) return addresses;
    return { input: { to: addresses.input, subject: oneLine(texts.input.subject), text: texts.input.text } };
  },
  perform: (input, { organizationId, key }, { effects }) => effects.sendEmail({ organizationId, key, ...input }),
};

// A line end out of the data must not begin another header.
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
