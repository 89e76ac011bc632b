import { type JsonObject, lookUp } from '@partneros/domain';
import { projections } from '@partneros/projections';
import type { Answer, Command } from '../client/client.ts';

/** Events of a page of `/api/events`. */
export type Events = readonly JsonObject[];

const WIDTH = 100;
const MAILS_SHOWN = 3;

/** A command on one line: what was asked for, and what came of it. */
export const commandLine = ({ method, path, body }: Command, { status }: Answer): string => {
  const asked = `${method} ${path}${body ? ` ${shown(body)}` : ''}`;
  const short = asked.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => `…${id.slice(-4)}`);
  return `  ${cut(short, WIDTH).padEnd(WIDTH)} ${status}`;
};

/** What a dry run of an import found. */
export const validationLines = ({ body }: Answer): readonly string[] => {
  if (lookUp(body, 'import.status') !== 'validated') return [];
  const errors = lookUp(body, 'import.errors') as readonly JsonObject[];
  return [
    `    = ${text(body, 'import.accepted')} rows could be imported, ${text(body, 'import.rejected')} could not`,
    ...errors.map((error) => `      row ${text(error, 'row')}, ${text(error, 'field')}: ${text(error, 'message')}`),
  ];
};

/** The events that a request's command appended, out of all: those that no other event caused. */
export const eventsOf = (events: Events, { step }: Command): Events =>
  events.filter((event) => event.causedBy === null && text(event, 'correlationId').startsWith(`${step}.`));

/** Events by type and number, and the lists that change with them. */
export const eventsLine = (events: Events): string => {
  const types = countBy(events, (event) => text(event, 'type'));
  const lists = projections.filter(({ on }) => types.some(([type]) => type in on)).map(({ model }) => model.name);
  const changed = lists.length === 0 ? '' : ` → ${lists.join(', ')}`;
  return `    + ${types.map(([type, count]) => (count === 1 ? type : `${count} ${type}`)).join(', ')}${changed}`;
};

/** What finished imports came to. */
export const importLines = (events: Events): readonly string[] =>
  events
    .filter(({ type }) => type === 'PartnerImportFinished')
    .map((event) => {
      const count = (what: string) => `${text(event, `data.${what}`)} ${what}`;
      return `    = ${['created', 'updated', 'unchanged', 'rejected'].map(count).join(', ')}`;
    });

/** What workflows did: runs by number, and the first of the mails they sent. */
export const workflowLines = (events: Events): readonly string[] => {
  const count = (type: string) => events.filter((event) => event.type === type).length;
  const mails = events.filter(isMail);
  const runs = [
    [count('WorkflowRunStarted'), 'started'],
    [count('WorkflowRunCompleted'), 'completed'],
    [count('WorkflowRunFailed'), 'failed'],
  ] as const;
  const parts = [
    ...runs.filter(([number]) => number > 0).map(([number, what]) => `${number} runs ${what}`),
    ...(mails.length > 0 ? [`${mails.length} mails`] : []),
  ];
  if (parts.length === 0) return [];
  const more = mails.length - MAILS_SHOWN;
  return [
    `    ~ workflows: ${parts.join(', ')}`,
    ...mails
      .slice(0, MAILS_SHOWN)
      .map((mail) => cut(`      mail to ${to(mail)}: ${text(mail, 'data.input.subject')}`, WIDTH)),
    ...(more > 0 ? [`      and ${more} more`] : []),
  ];
};

const isMail = ({ type, data }: JsonObject): boolean =>
  type === 'StepStarted' && lookUp(data as JsonObject, 'input.to') !== undefined;

const to = (mail: JsonObject): string => (lookUp(mail, 'data.input.to') as readonly string[]).join(', ');
const text = (event: JsonObject, path: string): string => String(lookUp(event, path) ?? '');
const cut = (line: string, width: number): string => (line.length <= width ? line : `${line.slice(0, width - 1)}…`);

// A password is not shown, even this one; a file by its size.
const shown = (body: object): string =>
  JSON.stringify(body, (name, value) => {
    if (name === 'password') return '…';
    return typeof value === 'string' && value.length > 200 ? `… ${value.split('\n').length - 1} lines` : value;
  });

const countBy = (events: Events, of: (event: JsonObject) => string): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(of(event), (counts.get(of(event)) ?? 0) + 1);
  return [...counts];
};
