import type { Clock, ExecuteDeps, KeyValueStore } from '@partneros/domain';

/** What command routes work with. */
export interface CommandDeps extends ExecuteDeps {
  readonly clock: Clock;
  readonly keyValues: KeyValueStore;
}
