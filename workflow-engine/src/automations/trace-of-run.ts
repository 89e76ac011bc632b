import type { Effects, SpanStart } from '@partneros/domain';
import type { LoadedRun } from './load-run.ts';

/**
 * How what a run does next belongs to the request that started it: as a part of its trace until the run has waited, from
 * then on by a link. A trace that is open for weeks is none that anybody can look at.
 */
export const traceOfRun = ({ run, first }: Pick<LoadedRun, 'run' | 'first'>): Pick<SpanStart, 'parent' | 'links'> => {
  const { traceparent } = first.metadata;
  if (traceparent === undefined) return {};
  const hasWaited = run.steps.some(({ nodeType, status }) => nodeType === 'delay' && status === 'succeeded');
  return hasWaited ? { links: [traceparent] } : { parent: traceparent };
};

/** The same effects, part of a trace where there is one. */
export const effectsIn = (traceparent: string | undefined, effects: Effects): Effects =>
  traceparent === undefined
    ? effects
    : {
        sendEmail: (email) => effects.sendEmail({ ...email, traceparent }),
        postSlackMessage: (message) => effects.postSlackMessage({ ...message, traceparent }),
        callWebhook: (webhook) => effects.callWebhook({ ...webhook, traceparent }),
      };
