import type { EngineDeps } from '../../engine-deps.ts';

/** What an import works with. */
export type ImportDeps = Pick<EngineDeps, 'store' | 'ids' | 'clock' | 'keyValues'>;
