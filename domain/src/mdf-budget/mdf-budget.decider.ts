import type { Decider } from '../kernel/decider.ts';
import { type MdfBudgetEvent, mdfBudgetEvents } from './mdf-budget.events.ts';
import { evolveMdfBudget, type MdfBudget } from './mdf-budget.state.ts';
import { type SetMdfBudget, setMdfBudget } from './set-mdf-budget.ts';

export const mdfBudget: Decider<MdfBudget, SetMdfBudget, MdfBudgetEvent, never> = {
  category: 'mdfBudget',
  events: mdfBudgetEvents,
  evolve: evolveMdfBudget,
  decide: setMdfBudget,
};
