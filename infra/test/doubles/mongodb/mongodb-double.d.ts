import type { Document } from 'bson';
import type { Misbehave } from './misbehaviour.ts';
/** A running double. */
export interface MongoDouble {
  /** Names the double's one database, `double`. */
  readonly url: string;
  /** Every command carried out but hello, oldest first. */
  readonly commands: readonly Document[];
  /** What was asked that the double does not know, or that a durable client would not ask. */
  readonly refused: readonly string[];
  /** Replaces how it misbehaves; without an argument it behaves. */
  misbehave(how?: Misbehave): void;
  /** Breaks every connection. */
  dropConnections(): void;
  stop(): Promise<void>;
}
/**
 * A MongoDB primary in memory that speaks OP_MSG on a port of its own. It knows what the driver and the adapters use
 * and refuses the rest. Unlike a real server it does not recognise a write that the driver sends again.
 */
export declare const startMongoDouble: () => Promise<MongoDouble>;
