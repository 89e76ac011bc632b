import { inJson, inUrl, type JsonObject } from '@partneros/domain';
import type { Performer } from './performer.ts';
import { renderTexts } from './render-texts.ts';

type Input = {
  readonly url: string;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly secretId: string;
};

export const webhook: Performer<'webhook', Input> = {
  prepare: ({ url, method, headers, body, secretId }, context) => {
    const address = renderTexts({ url }, context, inUrl);
    if ('error' in address) return address;
    const rendered = renderTexts(headers, context);
    if ('error' in rendered) return rendered;
    const content =
      body === undefined
        ? { input: { body: JSON.stringify(payloadOf(context)) } }
        : renderTexts({ body }, context, inJson);
    if ('error' in content) return content;
    return { input: { url: address.input.url, method, headers: rendered.input, body: content.input.body, secretId } };
  },
  perform: (input, { organizationId, key, causeOf }, { effects }) =>
    effects.callWebhook({ organizationId, key, depth: causeOf(0).depth, ...input }),
};

// What a receiver gets when the workflow does not say: what happened, and to whom.
const payloadOf = ({ trigger, workflow, run, partner, deal, registration, contact }: JsonObject) => ({
  trigger,
  workflow,
  run,
  partner,
  deal,
  registration,
  contact,
});
