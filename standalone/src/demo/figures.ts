import { type JsonObject, lookUp } from '@partneros/domain';
import type { Ledger } from './ledger.ts';
import type { Recount } from './recount.ts';

/** One number as it was counted in different places; they have to agree. */
export interface Figure {
  readonly what: string;
  /** From the answers to the commands. */
  readonly played?: string | number;
  /** From the lists of the API. */
  readonly listed: string | number;
  /** From the events of the API. */
  readonly logged?: string | number;
}

/** Whether every place agrees. */
export const agrees = ({ played, listed, logged }: Figure): boolean =>
  (played === undefined || played === listed) && (logged === undefined || logged === listed);

const STATUSES = ['submitted', 'under_review', 'approved', 'rejected', 'withdrawn'] as const;
const DEAL_STATUSES = ['open', 'won', 'lost'] as const;

/** The figures of a programme, counted up to three times over. */
export const figuresOf = (ledger: Ledger, found: Recount): readonly Figure[] => {
  const logged = (...types: readonly string[]) =>
    found.events.filter(({ type }) => types.includes(String(type))).length;
  const partners = ledger.importedSilently.size + ledger.importedLive.size + ledger.partnersCreated;
  const registrations = [...ledger.registrations.values()];
  const deals = [...ledger.deals.values()];

  return [
    { what: 'Partners', played: partners, listed: found.partners.length, logged: logged('PartnerCreated') },
    {
      what: 'Contacts',
      played: partners + ledger.contactsAdded,
      listed: found.contacts.length,
      logged: logged('PartnerCreated', 'ContactAddedToPartner') - logged('ContactRemoved'),
    },
    ...STATUSES.map((status) => ({
      what: `Registrations ${status.replace('_', ' ')}`,
      played: registrations.filter((each) => each === status).length,
      listed: found.registrations.filter((each) => each.status === status).length,
    })),
    {
      what: 'Registrations in all',
      played: registrations.length,
      listed: found.registrations.length,
      logged: logged('DealRegistrationSubmitted'),
    },
    ...DEAL_STATUSES.map((status) => ({
      what: `Deals ${status}`,
      played: euros(deals.filter((deal) => deal.status === status).map(({ minor }) => minor)),
      listed: euros(found.deals.filter((deal) => deal.status === status).map(minorOf)),
    })),
    { what: 'Deals in all', played: deals.length, listed: found.deals.length, logged: logged('DealOpened') },
    ...runFigures(ledger, found),
    { what: 'Tasks', played: ledger.dealsLost, listed: found.tasks.length, logged: logged('TaskCreated') },
    {
      what: 'Trainings assigned',
      listed: found.trainingAssignments.length,
      logged: logged('TrainingAssigned'),
    },
    {
      what: 'Mails that workflows sent',
      listed: found.mails.filter(({ status }) => status === 'sent').length,
      logged: found.events.filter(isMailSent).length,
    },
    {
      what: 'Mails in the outbox folder',
      played:
        ledger.importedLive.size * 2 + ledger.partnersCreated * 2 + ledger.registrations.size + ledger.tiersChanged,
      listed: found.outbox.length,
    },
  ];
};

// A run for every event its workflow waits for; in the order the workflows were made.
const runFigures = (ledger: Ledger, { runs, events }: Recount): readonly Figure[] => {
  const played = [
    ledger.importedLive.size + ledger.partnersCreated,
    ledger.registrations.size,
    ledger.tiersChanged,
    ledger.dealsLost,
    ledger.deals.size,
  ];
  return [...runs].map(([name, rows], index) => ({
    what: `Runs: ${name}`,
    ...(played[index] !== undefined && { played: played[index] }),
    listed: rows.filter(({ status }) => status === 'succeeded').length,
    logged: events.filter(
      ({ type, data }) =>
        type === 'WorkflowRunCompleted' && rows.some(({ id }) => id === lookUp(data as JsonObject, 'runId')),
    ).length,
  }));
};

const isMailSent = ({ type, data }: JsonObject): boolean =>
  type === 'StepSucceeded' && lookUp(data as JsonObject, 'output.messageId') !== undefined;

const minorOf = (row: JsonObject): number => Number(lookUp(row, 'amount.minor'));

const euros = (minors: readonly number[]): string => {
  const sum = minors.reduce((total, minor) => total + minor, 0) / 100;
  return `${minors.length} · EUR ${sum.toLocaleString('en-GB')}`;
};

/** The figures as lines of a table; a figure that does not agree is marked. */
export const tableOf = (figures: readonly Figure[]): readonly string[] => {
  const cells = [
    ['', 'played', 'lists', 'events'],
    ...figures.map(({ what, played = '', listed, logged = '' }) => [what, played, listed, logged].map(String)),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row, index) => {
    const figure = figures[index - 1];
    const mark = figure === undefined ? ' ' : agrees(figure) ? '✓' : '✗';
    const [what = '', ...numbers] = row;
    return `  ${mark} ${what.padEnd(widths[0] ?? 0)}  ${numbers.map((cell, at) => cell.padStart(widths[at + 1] ?? 0)).join('  ')}`;
  });
};
