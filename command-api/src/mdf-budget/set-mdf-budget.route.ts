import { MdfBudgetResource, Money, mdfBudget, mdfBudgetIdOf } from '@partneros/domain';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';

export const setMdfBudgetRoute = commandRoute({
  method: 'PUT',
  path: '/api/mdf-budgets',
  tag: 'MDF',
  summary: 'Set the market development funds of a year aside, in one currency',
  access: 'mdf:write',
  body: z.strictObject({ year: z.int().min(2000).max(2200), amount: Money }),
  answers: { status: 200, body: z.object({ mdfBudget: MdfBudgetResource }) },
  handle: (request, deps) => {
    const { year, amount } = request.body;
    const mdfBudgetId = mdfBudgetIdOf(year, amount.currency);
    const target = { decider: mdfBudget, id: mdfBudgetId, name: 'mdfBudget', problems: {} };
    return commandResource(request, deps, target, { type: 'SetMdfBudget', data: { mdfBudgetId, year, amount } });
  },
});
