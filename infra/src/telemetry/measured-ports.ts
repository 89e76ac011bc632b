import { AppendUnknown, type EffectResult, type Effects, type EventStore, type RowStore } from '@partneros/domain';
import type { Metrics } from './create-metrics.ts';

/** The same store, its appends measured. */
export const measuredStore = (store: EventStore, { appends, events }: Metrics): EventStore => ({
  read: (stream, options) => store.read(stream, options),
  append: async (stream, expected, batch) => {
    const stop = appends.startTimer();
    try {
      const result = await store.append(stream, expected, batch);
      stop({ outcome: result.kind });
      if (result.kind === 'appended') for (const { type } of result.events) events.inc({ type });
      return result;
    } catch (error) {
      stop({ outcome: error instanceof AppendUnknown ? 'unknown' : 'failed' });
      throw error;
    }
  },
});

/** The same rows, writes measured. */
export const measuredRows = (rows: RowStore, { rowWrites, rowWriteSeconds }: Metrics): RowStore => ({
  get: (model, organizationId, key) => rows.get(model, organizationId, key),
  find: (model, organizationId, query) => rows.find(model, organizationId, query),
  count: (model, organizationId, query) => rows.count(model, organizationId, query),
  load: (model, keys) => rows.load(model, keys),
  scan: (model) => rows.scan(model),
  checkpoint: (model) => rows.checkpoint(model),
  reached: (model, position, timeoutMs) => rows.reached(model, position, timeoutMs),
  drop: (model) => rows.drop(model),
  rebuild: (model) => rows.rebuild(model),
  rebuilding: (model) => rows.rebuilding(model),
  write: async (writes) => {
    const stop = rowWrites.startTimer();
    await rows.write(writes);
    rowWriteSeconds.inc({ model: writes[0]?.model.name ?? 'none' }, stop());
  },
});

/** The same effects, every attempt measured. */
export const measuredEffects = (effects: Effects, { effects: attempts }: Metrics): Effects => {
  const measure = async (kind: string, attempt: Promise<EffectResult>): Promise<EffectResult> => {
    const stop = attempts.startTimer({ kind });
    const result = await attempt;
    stop({ outcome: result.ok ? 'done' : result.retryable ? 'retryable' : 'failed' });
    return result;
  };
  return {
    sendEmail: (email) => measure('email', effects.sendEmail(email)),
    postSlackMessage: (message) => measure('slack', effects.postSlackMessage(message)),
    callWebhook: (webhook) => measure('webhook', effects.callWebhook(webhook)),
  };
};
