import type { Document } from 'bson';

/** How a server answers a command badly. Unless it says otherwise, the command is carried out. */
export type Misbehaviour =
  /** The connection breaks, and nothing was carried out. */
  | { readonly kind: 'drop-before' }
  /** The connection breaks instead of an answer. */
  | { readonly kind: 'drop-after' }
  /** The server ends its side of the connection without an answer. */
  | { readonly kind: 'half-close' }
  /** The connection breaks in the middle of the answer. */
  | { readonly kind: 'half-reply' }
  /** No answer comes. */
  | { readonly kind: 'swallow' }
  /** The answer comes late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The command fails, and nothing was carried out. */
  | {
      readonly kind: 'error';
      readonly code: number;
      readonly codeName: string;
      readonly errorLabels?: readonly string[];
    }
  /** No statement is carried out: another client has inserted every document a moment ago. */
  | { readonly kind: 'duplicate-keys' }
  /** It was carried out here, and nobody knows whether elsewhere. */
  | { readonly kind: 'write-concern-error'; readonly code: number; readonly codeName: string };

/** Asked before each command but hello; `undefined` behaves. */
export type Misbehave = (command: Document) => Misbehaviour | undefined;

/** What a primary answers that has just become a secondary. */
export const NOT_PRIMARY: Misbehaviour = {
  kind: 'error',
  code: 10107,
  codeName: 'NotWritablePrimary',
  errorLabels: ['RetryableWriteError'],
};

/** What a primary answers that could not reach a majority in time. */
export const NO_MAJORITY: Misbehaviour = { kind: 'write-concern-error', code: 64, codeName: 'WriteConcernFailed' };
