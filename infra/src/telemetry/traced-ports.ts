import { type EffectResult, type Effects, type EventStore, partsOf, type Tracing, traced } from '@partneros/domain';

/** The same store, each append a span of the trace that its events belong to. What belongs to none is not traced. */
export const tracedStore = (store: EventStore, tracing: Tracing): EventStore => ({
  read: (stream, options) => store.read(stream, options),
  append: async (stream, expected, batch) => {
    const parent = batch[0]?.metadata.traceparent;
    if (parent === undefined) return store.append(stream, expected, batch);
    const { category } = partsOf(stream);
    const span = tracing.start(`append ${category}`, { parent, attributes: { 'partneros.events': batch.length } });
    try {
      const result = await store.append(stream, expected, batch);
      span.set({ 'partneros.outcome': result.kind });
      span.end();
      return result;
    } catch (error) {
      span.end(error);
      throw error;
    }
  },
});

/** The same effects, each attempt a span; the receiver of a webhook gets that span as its parent. */
export const tracedEffects = (effects: Effects, tracing: Tracing): Effects => {
  const attempt = <Effect extends { readonly traceparent?: string | undefined }>(
    kind: string,
    effect: Effect,
    run: (effect: Effect) => Promise<EffectResult>,
  ) =>
    traced(tracing, kind, { kind: 'client', parent: effect.traceparent }, (traceparent) =>
      run({ ...effect, traceparent }),
    );
  return {
    sendEmail: (email) => attempt('send email', email, effects.sendEmail),
    postSlackMessage: (message) => attempt('post to Slack', message, effects.postSlackMessage),
    callWebhook: (webhook) => attempt('call webhook', webhook, effects.callWebhook),
  };
};
