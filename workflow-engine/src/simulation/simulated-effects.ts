import type { EffectResult, Effects } from '@partneros/domain';

const NOTHING_LEFT: EffectResult = { ok: true, output: { simulated: true } };
/** Nobody knows what a receiver that was never asked would have answered. */
const NOT_ASKED: EffectResult = { ok: true, output: { simulated: true, response: 'unknown' } };

/** Effects that reach nobody and always go well. What would have been sent is in the step's recorded input. */
export const simulatedEffects: Effects = {
  sendEmail: async () => NOTHING_LEFT,
  postSlackMessage: async () => NOTHING_LEFT,
  callWebhook: async () => NOT_ASKED,
};
