import { type MdfRequestEvent, mdfBudgetIdOf, type PaymentEvent, type Recorded } from '@partneros/domain';
import type { Check, Evidence } from '../evidence.ts';

interface Asked {
  readonly budget: string;
  readonly requested: number;
  readonly committed: number;
  readonly paid: number;
}

/**
 * The balance of a year's funds is what its requests come to, and what was paid of them is what stands among the payments:
 * worked out request by request, and not by adding and taking away as the list does.
 */
export const funds: Check = {
  promise: 'the balance of every budget is what its requests come to, and their payments stand once',
  find: (evidence) => [...balanceFaults(evidence), ...paymentFaults(evidence)],
};

const ofType = <Event>(events: Evidence['events'], stream: string): readonly (Recorded & Event)[] =>
  events.filter((event) => event.stream.startsWith(`${stream}-`)) as unknown as readonly (Recorded & Event)[];

const requestsOf = (events: Evidence['events']): ReadonlyMap<string, Asked> => {
  const requests = new Map<string, Asked>();
  for (const event of ofType<MdfRequestEvent>(events, 'mdfRequest')) {
    const now = standingOf(event, event.metadata.organizationId);
    if (now !== undefined) requests.set(event.data.mdfRequestId, now);
  }
  return requests;
};

const standingOf = (event: MdfRequestEvent, organizationId: string): Asked | undefined => {
  const nothing = { requested: 0, committed: 0, paid: 0 };
  const budget = (currency: string) => `${organizationId}/${mdfBudgetIdOf(event.data.budgetYear, currency)}`;
  switch (event.type) {
    case 'MdfRequestSubmitted':
      return { ...nothing, budget: budget(event.data.amount.currency), requested: event.data.amount.minor };
    case 'MdfRequestApproved':
      return { ...nothing, budget: budget(event.data.amount.currency), committed: event.data.amount.minor };
    case 'MdfRequestDeclined':
      return { ...nothing, budget: budget(event.data.requested.currency) };
    case 'MdfProofSubmitted':
      return undefined;
    case 'MdfPaid':
      return { ...nothing, budget: budget(event.data.amount.currency), paid: event.data.amount.minor };
    case 'MdfPaymentReversed':
      return { ...nothing, budget: budget(event.data.amount.currency), committed: event.data.approved.minor };
  }
};

const FIGURES = ['requested', 'committed', 'paid'] as const;

const balanceFaults = ({ events, models }: Evidence): readonly string[] => {
  const budgets = new Map<string, Asked>();
  for (const asked of requestsOf(events).values()) {
    const sum = budgets.get(asked.budget);
    budgets.set(
      asked.budget,
      sum === undefined
        ? asked
        : {
            budget: asked.budget,
            requested: sum.requested + asked.requested,
            committed: sum.committed + asked.committed,
            paid: sum.paid + asked.paid,
          },
    );
  }
  const rows = models.find(({ name }) => name === 'mdf-budgets')?.found ?? new Map<string, string>();
  return [...budgets].flatMap(([budget, sum]) => {
    const row = JSON.parse(rows.get(budget) ?? '{}') as Partial<Asked>;
    return FIGURES.filter((figure) => row[figure] !== sum[figure]).map(
      (figure) => `budget ${budget} has ${row[figure]} ${figure}, and its requests come to ${sum[figure]}`,
    );
  });
};

// Of each request at most one payment stands, and the sum of all that stand is what was paid.
const paymentFaults = ({ events }: Evidence): readonly string[] => {
  const standing = new Map<string, number>();
  const faults: string[] = [];
  for (const { type, data } of ofType<PaymentEvent>(events, 'payment')) {
    const { mdfRequestId: id } = data;
    if (id === null) continue;
    if (type === 'PartnerPaymentRecorded' && standing.has(id)) faults.push(`request ${id} was paid while it was paid`);
    if (type === 'PartnerPaymentRecorded') standing.set(id, data.amount.minor);
    else standing.delete(id);
  }
  for (const [id, { paid }] of requestsOf(events))
    if (paid !== (standing.get(id) ?? 0))
      faults.push(`request ${id} has ${paid} paid, and its payments come to ${standing.get(id) ?? 0}`);
  return faults;
};
