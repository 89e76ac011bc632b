import type { Media, Refined } from '@partneros/domain';
import { createWorkshop, type WorkshopLimits } from './workshop.ts';

/** Work on content from outside, and how to end it. */
export interface OpenMedia extends Media {
  /** The most memory that the process apart has taken, and how many were needed. */
  figures(): { readonly peakBytes: number; readonly started: number };
  close(): Promise<void>;
}

const LIMITS: WorkshopLimits = { seconds: 2.5, megabytes: 320 };
// Of a hundred parts with a picture each. Uploads do not wait for it.
const DECK_LIMITS: WorkshopLimits = { seconds: 60, megabytes: 512 };

/**
 * Does the work in a process apart, one piece after the other: at most 2.5 s and 320 MiB each,
 * a presentation 60 s and 512 MiB. What takes more, or brings
 * that process down, is refused; this one goes on.
 */
export const createMedia = (limits: Partial<WorkshopLimits> = {}): OpenMedia => {
  const workshop = createWorkshop({ ...LIMITS, ...limits });
  const decks = createWorkshop({ ...DECK_LIMITS, ...limits });
  const orTooMuch = <Value>(made: unknown): Refined<Value> =>
    (made as Refined<Value> | undefined) ?? {
      ok: false,
      refusal: 'too-much',
      reason: 'It takes too much work to read.',
    };
  return {
    picture: async (bytes, size) => orTooMuch(await workshop.carryOut('picture', bytes, size)),
    deck: async (content) => orTooMuch(await decks.carryOut('deck', content)),
    document: async (bytes) => orTooMuch(await workshop.carryOut('document', bytes)),
    text: async (bytes, limit) => orTooMuch(await workshop.carryOut('text', bytes, limit)),
    figures: () => ({ peakBytes: workshop.peakBytes(), started: workshop.started() }),
    close: async () => {
      await Promise.all([workshop.close(), decks.close()]);
    },
  };
};
