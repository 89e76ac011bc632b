import type { Clock, Decode, ESign, Files, Ids, Media, PictureSource } from '@partneros/domain';
import { localESign } from '../e-sign/local-e-sign.ts';
import { IN_MEMORY } from '../embedded/embedded-database.ts';
import { type EmbeddedStores, openEmbeddedStores } from '../embedded/open-embedded-stores.ts';
import { inProcessMedia } from './in-process-media.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createSequentialIds } from './sequential-ids.ts';

/** Stores in memory with a clock and ids: what a unit test needs to run a command and see what became of it. */
export interface MemoryStores<Time extends Clock = Clock> extends EmbeddedStores {
  readonly clock: Time;
  readonly ids: Ids;
  readonly files: Files;
  /** Does the work in this process. */
  readonly media: Media;
  readonly eSign: ESign;
  /** Finds nothing. */
  readonly pictures: PictureSource;
}

/** Opens the embedded stores in memory. By default the clock stands still, ids count up and events are never lifted. */
export const openMemoryStores = <Time extends Clock = ReturnType<typeof createManualClock>>(
  options: {
    readonly decode?: Decode;
    readonly clock?: Time;
    readonly ids?: Ids;
    /** A folder instead of memory, for tests that are about what a file keeps. */
    readonly dataDir?: string;
  } = {},
): MemoryStores<Time> => {
  // Without a clock, `Time` is the manual one.
  const clock = options.clock ?? (createManualClock() as Clock as Time);
  const decode = options.decode ?? ((_type, _version, data) => data);
  const stores = openEmbeddedStores({ dataDir: options.dataDir ?? IN_MEMORY, decode, clock });
  return {
    ...stores,
    clock,
    ids: options.ids ?? createSequentialIds(),
    files: createMemoryFiles(),
    media: inProcessMedia,
    eSign: localESign,
    pictures: { fetch: async () => undefined },
  };
};
