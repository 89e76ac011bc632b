import type { AnyProjection } from './kernel/projection.ts';
import { partners } from './partners/partners.projection.ts';

/** Every read model that is kept. */
export const projections: readonly AnyProjection[] = [partners];
