import type { Check, Evidence } from '../evidence.ts';
import { runHistories, type StepHistory } from './run-history.ts';

/** A mail for every step that sent one, under the step's one key; no mail twice, none without a step. */
export const mails: Check = {
  promise: 'no mail has two keys, none is missing, and none comes without its step',
  find: (evidence) => {
    const steps = stepsByKey(evidence, ({ input }) => Array.isArray(input.to));
    const sent = new Set(evidence.mails.map(({ id }) => id));
    return [
      ...twice(evidence.mails.map(({ content }) => content)).map(
        (content) => `a mail lies there twice: ${content.slice(0, 200)}`,
      ),
      ...evidence.mails
        .filter(({ id, messageId }) => !messageId.startsWith(`<${id}@`))
        .map(({ id, messageId }) => `mail ${id} has the Message-ID ${messageId}`),
      ...evidence.mails
        .filter(({ id }) => !id.startsWith('invitation-') && !id.startsWith('portal-link-') && !steps.has(id))
        .map(({ id }) => `mail ${id} belongs to no step`),
      ...[...steps]
        .filter(([key, { completions }]) => completions > 0 && !sent.has(key))
        .map(([key]) => `the mail with key ${key} was recorded as sent, and is not there`),
      ...portalLinks(evidence)
        .filter((id) => !sent.has(id))
        .map((id) => `the mail ${id} was recorded as sent, and is not there`),
    ];
  },
};

const portalLinks = ({ events }: Evidence): readonly string[] =>
  events.flatMap(({ type, data }) => {
    const { partnerId, link } = data as { readonly partnerId?: string; readonly link?: number };
    return type === 'PortalLinkSent' ? [`portal-link-${partnerId}-${link}`] : [];
  });

/** A webhook for every step that called one, under the step's one key; a repeat only where a kill came between. */
export const webhooks: Check = {
  promise: 'every webhook arrives with one key and one body, and comes again only after a kill',
  find: (evidence) => {
    const steps = stepsByKey(evidence, ({ input }) => typeof input.url === 'string');
    const bodies = new Map<string, Set<string>>();
    for (const { key, body } of evidence.hits) bodies.set(key, (bodies.get(key) ?? new Set()).add(body));
    return [
      ...[...bodies].filter(([, one]) => one.size > 1).map(([key]) => `webhook ${key} came with different bodies`),
      ...[...bodies.keys()].filter((key) => !steps.has(key)).map((key) => `webhook ${key} belongs to no step`),
      ...[...steps]
        .filter(([key, { completions }]) => completions > 0 && !bodies.has(key))
        .map(([key]) => `the webhook with key ${key} was recorded as sent, and never came`),
      ...twice(evidence.hits.map(({ key, life }) => `${key} in life ${life}`)).map(
        (hit) => `webhook ${hit} came twice`,
      ),
    ];
  },
};

const stepsByKey = (evidence: Evidence, wanted: (step: StepHistory) => boolean): ReadonlyMap<string, StepHistory> =>
  new Map(
    runHistories(evidence).flatMap(({ steps }) =>
      steps.filter(wanted).flatMap((step) => [...step.keys].map((key) => [key, step] as const)),
    ),
  );

const twice = (texts: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size);
};
