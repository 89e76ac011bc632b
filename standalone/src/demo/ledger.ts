import { type JsonObject, lookUp } from '@partneros/domain';
import type { Answer, Command } from '../client/client.ts';

/** A deal as the last answer about it showed it. */
export interface LedgerDeal {
  readonly status: string;
  /** In cents. */
  readonly minor: number;
}

/** What the programme must have come to, going by its commands and the answers to them alone. */
export interface Ledger {
  readonly commands: number;
  readonly refused: number;
  /** Lines of the files that were imported, each once. */
  readonly importedSilently: ReadonlySet<string>;
  readonly importedLive: ReadonlySet<string>;
  readonly partnersCreated: number;
  readonly contactsAdded: number;
  readonly tiersChanged: number;
  readonly dealsLost: number;
  /** Status by id. */
  readonly registrations: ReadonlyMap<string, string>;
  readonly deals: ReadonlyMap<string, LedgerDeal>;
  add(command: Command, answer: Answer): void;
}

/** The ledger of an organization that does not exist yet. */
export const createLedger = (): Ledger => {
  const importedSilently = new Set<string>();
  const importedLive = new Set<string>();
  const registrations = new Map<string, string>();
  const deals = new Map<string, LedgerDeal>();

  const addImport = (body: JsonObject) => {
    if (body.dryRun === true) return;
    const lines = String(body.csv).trimEnd().split('\n').slice(1);
    for (const line of lines) (body.silent === true ? importedSilently : importedLive).add(line);
  };

  const ledger = {
    commands: 0,
    refused: 0,
    importedSilently,
    importedLive,
    partnersCreated: 0,
    contactsAdded: 0,
    tiersChanged: 0,
    dealsLost: 0,
    registrations,
    deals,
    add: ({ path, body }: Command, { status, body: answer, position }: Answer) => {
      ledger.commands += 1;
      if (status >= 400) ledger.refused += 1;
      // Without a position nothing was recorded.
      if (status >= 400 || position === undefined) return;
      if (path === '/api/partners') ledger.partnersCreated += 1;
      if (path === '/api/partners/import') addImport(body as JsonObject);
      if (path.endsWith('/contacts')) ledger.contactsAdded += 1;
      if (path.endsWith('/tier')) ledger.tiersChanged += 1;
      if (path.endsWith('/close-lost')) ledger.dealsLost += 1;

      const { dealRegistration: registration, deal } = answer;
      if (isObject(registration)) {
        registrations.set(textOf(registration.id), textOf(registration.status));
        if (typeof registration.dealId === 'string' && !deals.has(registration.dealId))
          deals.set(registration.dealId, { status: 'open', minor: minorOf(registration) });
      }
      if (isObject(deal)) deals.set(textOf(deal.id), { status: textOf(deal.status), minor: minorOf(deal) });
    },
  };
  return ledger;
};

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => String(value);
const minorOf = (object: JsonObject): number => Number(lookUp(object, 'amount.minor'));
