import { type JsonObject, lookUp } from '@partneros/domain';
import type { Answer, Command } from '../client/client.ts';

/** Records by id, each as the last answer about it showed it. */
export type LastShown = ReadonlyMap<string, JsonObject>;

/** What the programme must have come to, going by its commands and the answers to them alone. */
export interface Ledger {
  readonly commands: number;
  readonly refused: number;
  /** Lines of the files that were imported, each once. */
  readonly importedSilently: ReadonlySet<string>;
  readonly importedLive: ReadonlySet<string>;
  readonly partnersCreated: number;
  readonly contactsAdded: number;
  readonly tiersGiven: number;
  readonly dealsLost: number;
  readonly renewals: number;
  /** Contracts that came up for renewal within 30 days when they were noted. */
  readonly nearRenewals: number;
  readonly applications: number;
  /** How many of them came by each link. */
  readonly leads: ReadonlyMap<string, number>;
  /** Who is certified, as partner and contact. */
  readonly certified: ReadonlySet<string>;
  /** By the tier they were given; `null` for those that have what they earn. */
  readonly pins: ReadonlyMap<string, string | null>;
  /** What answers showed under a name, such as `deal`. */
  shown(name: string): LastShown;
  add(command: Command, answer: Answer): void;
}

/** The ledger of an organization that does not exist yet. */
export const createLedger = (): Ledger => {
  const importedSilently = new Set<string>();
  const importedLive = new Set<string>();
  const leads = new Map<string, number>();
  const certified = new Set<string>();
  const pins = new Map<string, string | null>();
  const records = new Map<string, Map<string, JsonObject>>();

  const shown = (name: string) => {
    const found = records.get(name) ?? new Map<string, JsonObject>();
    records.set(name, found);
    return found;
  };

  const addImport = (body: JsonObject) => {
    if (body.dryRun === true) return;
    const lines = String(body.csv).trimEnd().split('\n').slice(1);
    for (const line of lines) (body.silent === true ? importedSilently : importedLive).add(line);
  };

  const addApplication = ({ affiliateSlug }: JsonObject) => {
    ledger.applications += 1;
    if (typeof affiliateSlug === 'string') leads.set(affiliateSlug, (leads.get(affiliateSlug) ?? 0) + 1);
  };

  const show = (answer: JsonObject) => {
    for (const [name, record] of Object.entries(answer))
      if (isObject(record) && typeof record.id === 'string') shown(name).set(record.id, record);
    // What follows from an answer, without one of its own.
    const { dealRegistration: registration, payment } = answer;
    if (isObject(registration) && typeof registration.dealId === 'string' && !shown('deal').has(registration.dealId))
      shown('deal').set(registration.dealId, { ...registration, id: registration.dealId, status: 'open' });
    if (isObject(payment) && typeof payment.mdfRequestId === 'string') {
      const request = shown('mdfRequest').get(payment.mdfRequestId);
      if (request !== undefined && payment.status === 'reversed')
        shown('mdfRequest').set(payment.mdfRequestId, { ...request, status: 'proof_submitted', paidAmount: null });
    }
  };

  const ledger = {
    commands: 0,
    refused: 0,
    importedSilently,
    importedLive,
    partnersCreated: 0,
    contactsAdded: 0,
    tiersGiven: 0,
    dealsLost: 0,
    renewals: 0,
    nearRenewals: 0,
    applications: 0,
    leads,
    certified,
    pins,
    shown,
    add: ({ path, body }: Command, { status, body: answer, position }: Answer) => {
      ledger.commands += 1;
      if (status >= 400) ledger.refused += 1;
      // Without a position nothing was recorded.
      if (status >= 400 || position === undefined) return;
      const asked = (body ?? {}) as JsonObject;
      const partnerId = /^\/api\/partners\/([^/]+)\/tier/.exec(path)?.[1];
      if (path === '/api/partners') ledger.partnersCreated += 1;
      if (path === '/api/partners/import') addImport(asked);
      if (path === '/api/partners/applications/submit') addApplication(asked);
      if (path.endsWith('/contacts')) ledger.contactsAdded += 1;
      if (path.endsWith('/close-lost')) ledger.dealsLost += 1;
      if (path.endsWith('/renew')) ledger.renewals += 1;
      if (path.endsWith('/contracts') && daysOf(asked) <= NEAR_DAYS) ledger.nearRenewals += 1;
      if (path.endsWith('/tier')) ledger.tiersGiven += 1;
      if (partnerId !== undefined) pins.set(partnerId, path.endsWith('/unpin') ? null : String(asked.tier));
      if (/certifications\/[^/]+\/complete$/.test(path)) certified.add(`${asked.partnerId}/${asked.contactId}`);
      show(answer);
    },
  };
  return ledger;
};

const NEAR_DAYS = 30;
const MILLIS_PER_DAY = 86_400_000;

const daysOf = ({ startDate, renewalDate }: JsonObject): number =>
  (Date.parse(String(renewalDate)) - Date.parse(String(startDate))) / MILLIS_PER_DAY;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** What a record is worth, in cents. */
export const minorOf = (record: JsonObject, field = 'amount'): number => Number(lookUp(record, `${field}.minor`) ?? 0);
