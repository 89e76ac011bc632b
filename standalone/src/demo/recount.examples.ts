import type { Lists, Recount } from './recount.ts';

/** Lists of an organization in which nothing has happened. */
export const noLists: Lists = {
  partners: [],
  contacts: [],
  registrations: [],
  deals: [],
  tasks: [],
  trainingAssignments: [],
  applications: [],
  affiliateLinks: [],
  portalAccounts: [],
  agreements: [],
  contracts: [],
  trainingProgress: [],
  certifications: [],
  mdfRequests: [],
  mdfBudgets: [],
  payments: [],
};

/** What the API shows of it, with the funds that the demo begins with. */
export const nothing: Recount = {
  ...noLists,
  mdfBudgets: [{ budget: 50_000_000, requested: 0, committed: 0, paid: 0 }],
  mails: [],
  outbox: [],
  runs: new Map(),
  events: [{ type: 'MdfBudgetSet', data: { amount: { minor: 50_000_000, currency: 'EUR' } } }],
};
