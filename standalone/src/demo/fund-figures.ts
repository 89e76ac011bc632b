import type { JsonObject } from '@partneros/domain';
import { byStatus, euros, type Figure, worth } from './figure.ts';
import { type Ledger, minorOf } from './ledger.ts';
import { BUDGET_MINOR } from './prepare-office.ts';
import type { Recount } from './recount.ts';

const REQUESTS = ['submitted', 'approved', 'declined', 'proof_submitted', 'paid'] as const;
const PAYMENTS = ['recorded', 'reversed'] as const;

/** Requests for funds, what they leave of the budget, and payments. */
export const fundFigures = (
  ledger: Ledger,
  { mdfRequests, mdfBudgets, payments, events }: Recount,
): readonly Figure[] => {
  const asked = [...ledger.shown('mdfRequest').values()];
  const logged = (type: string) => events.filter((event) => event.type === type);
  const data = (type: string) => logged(type).map((event) => event.data as JsonObject);
  const sum = (rows: readonly JsonObject[], field = 'amount') =>
    rows.reduce((total, row) => total + minorOf(row, field), 0);
  const ofStatus = (...statuses: readonly string[]) => asked.filter(({ status }) => statuses.includes(String(status)));
  const paid = data('MdfPaid');
  const reversed = data('MdfPaymentReversed');

  return [
    ...byStatus('MDF requests', REQUESTS, asked, mdfRequests, logged('MdfRequestSubmitted').length),
    {
      what: 'MDF budget: not decided',
      played: euros(sum(ofStatus('submitted'))),
      listed: euros(mdfBudgets.reduce((total, { requested }) => total + Number(requested), 0)),
      logged: euros(
        sum(data('MdfRequestSubmitted')) -
          sum([...data('MdfRequestApproved'), ...data('MdfRequestDeclined')], 'requested'),
      ),
    },
    {
      what: 'MDF budget: committed',
      played: euros(sum(ofStatus('approved', 'proof_submitted'), 'approvedAmount')),
      listed: euros(mdfBudgets.reduce((total, { committed }) => total + Number(committed), 0)),
      logged: euros(sum(data('MdfRequestApproved')) - sum(paid, 'approved') + sum(reversed, 'approved')),
    },
    {
      what: 'MDF budget: paid',
      played: euros(sum(ofStatus('paid'), 'paidAmount')),
      listed: euros(mdfBudgets.reduce((total, row) => total + Number(row.paid), 0)),
      logged: euros(sum(paid) - sum(reversed)),
    },
    {
      what: 'MDF budget: set aside',
      played: euros(BUDGET_MINOR),
      listed: euros(mdfBudgets.reduce((total, { budget }) => total + Number(budget), 0)),
      logged: euros(sum(data('MdfBudgetSet'))),
    },
    ...PAYMENTS.map((status) => ({
      what: `Payments ${status}`,
      played: worth(paymentsOf(ledger).filter((row) => row.status === status)),
      listed: worth(payments.filter((row) => row.status === status)),
    })),
    {
      what: 'Payments in all',
      played: paymentsOf(ledger).length,
      listed: payments.length,
      logged: logged('PartnerPaymentRecorded').length,
    },
  ];
};

// Those that were answered, and those that funds were paid with.
const paymentsOf = (ledger: Ledger): readonly JsonObject[] => {
  const answered = ledger.shown('payment');
  const funds = [...ledger.shown('mdfRequest').values()].filter(
    ({ status, paymentId }) => status === 'paid' && !answered.has(String(paymentId)),
  );
  return [...answered.values(), ...funds.map(({ paidAmount }) => ({ status: 'recorded', amount: paidAmount ?? null }))];
};
