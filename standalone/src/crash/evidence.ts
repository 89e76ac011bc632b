import type { Recorded } from '@partneros/domain';
import type { CommandOutcome } from './command-outcome.ts';

/** A row of a read model as its own text, so that equal means equal to the last character. */
export type RowsByKey = ReadonlyMap<string, string>;

/** A read model as it was found, and as the log says it should be. */
export interface ModelEvidence {
  readonly name: string;
  readonly checkpoint: bigint;
  readonly found: RowsByKey;
  readonly rebuilt: RowsByKey;
}

/** A mail in the outbox folder. */
export interface MailEvidence {
  readonly organizationId: string;
  /** The file's name without `.eml`: the step's key. */
  readonly id: string;
  readonly messageId: string;
  /** The mail without its Message-ID and Date: the same text twice is the same mail twice. */
  readonly content: string;
}

/** A request that reached the webhook receiver, answered or not. */
export interface HitEvidence {
  readonly key: string;
  readonly body: string;
  /** How often the server had been started by then. */
  readonly life: number;
  readonly at: string;
}

/** Everything that was found after the last restart. */
export interface Evidence {
  readonly commands: readonly CommandOutcome[];
  /** The whole log. */
  readonly events: readonly Recorded[];
  /** Positions count 1, 2, 3 …, as the embedded store numbers them; elsewhere they rise. */
  readonly counted: boolean;
  readonly models: readonly ModelEvidence[];
  /** What projections and the engine gave up on. */
  readonly parked: readonly string[];
  readonly mails: readonly MailEvidence[];
  readonly hits: readonly HitEvidence[];
}

/** One promise, and how a breach of it is found: a sentence for each. */
export interface Check {
  readonly promise: string;
  readonly find: (evidence: Evidence) => readonly string[];
}
