import { isKnownTier } from '../program/find-in-program.ts';
import type { Program } from '../program/program.state.ts';
import type { RowError } from './partner-import.events.ts';
import type { PlannedRow } from './plan-partner-import.ts';

/** What is wrong with the tier that a row names: the programme has tiers, and none is called so. */
export const tierErrors = (
  { row, cells }: Extract<PlannedRow, { readonly cells: object }>,
  program: Program | undefined,
): readonly RowError[] =>
  cells.tier === undefined || isKnownTier(program, cells.tier)
    ? []
    : [{ row, field: 'tier', message: 'the programme has no tier of this name' }];
