import type { JsonObject } from '@partneros/domain';
import { textAt } from '../client/ask.ts';
import type { Client } from '../client/client.ts';
import { readEvents, readList } from '../client/read-list.ts';
import type { Named } from './world.ts';

type Rows = readonly JsonObject[];

/** The lists of the API, each read from the first to the last page. */
export interface Lists {
  readonly partners: Rows;
  readonly contacts: Rows;
  readonly registrations: Rows;
  readonly deals: Rows;
  readonly tasks: Rows;
  readonly trainingAssignments: Rows;
  readonly applications: Rows;
  readonly affiliateLinks: Rows;
  readonly portalAccounts: Rows;
  readonly agreements: Rows;
  readonly contracts: Rows;
  readonly trainingProgress: Rows;
  readonly certifications: Rows;
  readonly mdfRequests: Rows;
  readonly mdfBudgets: Rows;
  readonly payments: Rows;
}

/** Everything the API shows. */
export interface Recount extends Lists {
  /** Mails that workflows sent. */
  readonly mails: Rows;
  /** Mails in the outbox folder. */
  readonly outbox: Rows;
  /** Runs by the name of their workflow. */
  readonly runs: ReadonlyMap<string, Rows>;
  readonly events: Rows;
}

const UNFINISHED: readonly unknown[] = ['running', 'waiting'];

// Where each list is, and what the answer calls it.
const LISTS: Readonly<Record<keyof Lists, readonly [path: string, name?: string]>> = {
  partners: ['partners'],
  contacts: ['contacts'],
  registrations: ['deal-registrations', 'dealRegistrations'],
  deals: ['deals'],
  tasks: ['tasks'],
  trainingAssignments: ['training-assignments'],
  applications: ['applications'],
  affiliateLinks: ['affiliate-links'],
  portalAccounts: ['portal-accounts'],
  agreements: ['agreements'],
  contracts: ['contracts'],
  trainingProgress: ['training-progress'],
  certifications: ['partner-certifications', 'partnerCertifications'],
  mdfRequests: ['mdf-requests'],
  mdfBudgets: ['mdf-budgets'],
  payments: ['payments'],
};

/** Reads the lists as of a position, or later. */
export const readLists = async (owner: Client, atLeast: string): Promise<Lists> => {
  const lists: Partial<Record<keyof Lists, Rows>> = {};
  for (const [list, [path, name = list]] of Object.entries(LISTS))
    lists[list as keyof Lists] = await readList(owner, `/api/${path}?atLeast=${atLeast}`, name);
  return lists as Lists;
};

/** Reads everything as of one moment at which no workflow is at work: waits for that first. */
export const recount = async (
  owner: Client,
  workflows: readonly Named[],
  pause: () => Promise<void>,
): Promise<Recount> => {
  for (;;) {
    const head = await headOf(owner);
    const runs = new Map<string, Rows>();
    for (const { id, name } of workflows)
      runs.set(name, await readList(owner, `/api/workflows/${id}/runs?atLeast=${head}`, 'runs'));
    const unfinished = [...runs.values()].flat().filter(({ status }) => UNFINISHED.includes(status));
    if (unfinished.length === 0) {
      const lists = await readLists(owner, head);
      const mails = await readList(owner, `/api/deliveries?kind=email&atLeast=${head}`, 'deliveries');
      const outbox = await readList(owner, '/api/outbox', 'mails');
      const events = await readEvents(owner, '0');
      if (textAt(events.at(-1) ?? {}, 'position') === head) return { ...lists, mails, outbox, runs, events };
    }
    await pause();
  }
};

/** The position of the organization's newest event. */
export const headOf = async (owner: Client): Promise<string> =>
  textAt((await readEvents(owner, '0')).at(-1) ?? {}, 'position');
