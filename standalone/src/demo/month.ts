import { applicationActs } from './month-applications.ts';
import { dealActs } from './month-deals.ts';
import { fundActs } from './month-funds.ts';
import { learningActs } from './month-learning.ts';
import { paperActs } from './month-papers.ts';
import { partnerActs } from './month-partners.ts';
import { taskActs } from './month-tasks.ts';
import type { Act } from './world.ts';

/** The parts of a month that need nothing of one another: they may be played at the same time. */
export const monthLanes = (month: number): readonly (readonly Act[])[] => [
  [...partnerActs(month), ...learningActs(month), ...dealActs(month)],
  fundActs(month),
  paperActs(month),
  applicationActs(month),
  taskActs(month),
];

/**
 * What happens in one month of the programme: who, what and how much follow from the number of the month. Months are
 * played one after the other; no event is back-dated.
 */
export const monthActs = (month: number): readonly Act[] => monthLanes(month).flat();
