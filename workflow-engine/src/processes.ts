import type { Process } from './processes/process.ts';

/** Every process that one event begins. */
export const processes: readonly Process[] = [];
