import type { EffectResult, Effects, Email, SlackMessage, Webhook } from '@partneros/domain';

/** An effect as it was asked for. */
export type RecordedEffect =
  | { readonly kind: 'email'; readonly effect: Email }
  | { readonly kind: 'slack'; readonly effect: SlackMessage }
  | { readonly kind: 'webhook'; readonly effect: Webhook };

/** Effects that reach nobody: what was asked for is written down, what comes of it is said beforehand. */
export interface RecordingEffects extends Effects {
  /** Every call, in order, repeats included. */
  readonly recorded: readonly RecordedEffect[];
  /** Results of the next calls with this key, or of this kind, one each; a key's come first. After them all is well again. */
  answer(keyOrKind: string, ...results: readonly EffectResult[]): void;
}

const DONE: EffectResult = { ok: true, output: {} };

/** A recorder. */
export const createRecordingEffects = (): RecordingEffects => {
  const recorded: RecordedEffect[] = [];
  const scripts = new Map<string, EffectResult[]>();

  const record = async (call: RecordedEffect): Promise<EffectResult> => {
    recorded.push(structuredClone(call));
    return scripts.get(call.effect.key)?.shift() ?? scripts.get(call.kind)?.shift() ?? DONE;
  };

  return {
    recorded,
    answer: (keyOrKind, ...results) => scripts.set(keyOrKind, [...(scripts.get(keyOrKind) ?? []), ...results]),
    sendEmail: (effect) => record({ kind: 'email', effect }),
    postSlackMessage: (effect) => record({ kind: 'slack', effect }),
    callWebhook: (effect) => record({ kind: 'webhook', effect }),
  };
};
