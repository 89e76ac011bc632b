import { inSlack, type JsonObject } from '@partneros/domain';
import type { Performer, Prepared } from './performer.ts';
import { recipients } from './recipients.ts';
import { renderTexts } from './render-texts.ts';

type Input =
  | { readonly channel: 'email'; readonly to: readonly string[]; readonly subject: string; readonly text: string }
  | { readonly channel: 'slack'; readonly recipient: string; readonly text: string };

export const notify: Performer<'notify', Input> = {
  prepare: ({ channel, recipient, message }, context) =>
    channel === 'email' ? byEmail(recipient, message, context) : bySlack(recipient, message, context),
  perform: (input, { organizationId, key }, { effects }) =>
    input.channel === 'email'
      ? effects.sendEmail({ organizationId, key, to: input.to, subject: input.subject, text: input.text })
      : effects.postSlackMessage({ organizationId, key, channel: input.recipient, text: input.text }),
};

const byEmail = (recipient: string, message: string, context: JsonObject): Prepared<Input> => {
  const texts = renderTexts({ recipient, message, subject: 'PartnerOS: {{workflow.name}}' }, context);
  if ('error' in texts) return texts;
  const to = recipients(texts.input.recipient, context);
  if ('error' in to) return to;
  return { input: { channel: 'email', to: to.input, subject: texts.input.subject, text: texts.input.message } };
};

const bySlack = (recipient: string, message: string, context: JsonObject): Prepared<Input> => {
  const texts = renderTexts({ recipient, message }, context, inSlack);
  if ('error' in texts) return texts;
  if (texts.input.recipient === 'partner_manager')
    return {
      error: {
        code: 'no_recipient',
        message: 'Name a Slack channel or member; who the manager is in Slack is not known.',
      },
    };
  return { input: { channel: 'slack', recipient: texts.input.recipient, text: texts.input.message } };
};
