import type { EffectResult, Email } from '@partneros/domain';

/** Sends mail, one way or another. */
export interface Mailer {
  /** Output: `{ messageId, accepted, rejected }`, the last two as numbers of recipients. */
  send(email: Email): Promise<EffectResult>;
  close(): void;
}
