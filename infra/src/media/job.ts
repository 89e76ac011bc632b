import type { Media } from '@partneros/domain';

/** What a process apart is asked to do: a piece of work by its name, with what it is given. */
export interface Job {
  readonly id: number;
  readonly name: keyof Media;
  readonly given: readonly unknown[];
}

/** What became of it. */
export type JobResult =
  | { readonly id: number; readonly value: unknown; readonly peakBytes: number }
  | { readonly id: number; readonly failed: string };
