import { deciders, type Recorded } from '@partneros/domain';
import { systemClock } from '@partneros/infra';
import { type Command, NOT_FOUND, OK, WrongUsage } from './command.ts';
import { openProgress } from './progress.ts';
import { findEvent, followLog, readLog } from './read-log.ts';
import { runTask } from './run-task.ts';
import { eventJson, eventLine } from './show-event.ts';
import { report, withLog } from './with-stores.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`partneros: ${line}\n`);

const statusCommand: Command = {
  words: ['projections', 'status'],
  takes: [],
  says: 'how far every list has come, how far behind the log that is, and which are being rebuilt',
  run: () => runTask('projections status', []),
};

const rebuildCommand: Command = {
  words: ['projections', 'rebuild'],
  takes: ['NAME'],
  says: 'folds a list anew from the log, beside the one that is read, and puts it in its place; the server may run',
  run: (given) => runTask('projections rebuild', given),
};

const tailCommand: Command = {
  words: ['events', 'tail'],
  takes: [],
  options: { type: 'string', stream: 'string', after: 'string', follow: 'boolean', json: 'boolean' },
  says: 'the events of the log, oldest first, one a line; --follow goes on with what is recorded',
  run: async (_, { type, stream, after = '0', follow, json }) => {
    if (typeof after !== 'string' || !/^\d{1,18}$/.test(after)) throw new WrongUsage('--after is a position');
    if (typeof type === 'string' && !deciders.some(({ events }) => type in events))
      throw new WrongUsage(`there is no event type ${type}`);
    const filter = { type: textIn(type), stream: textIn(stream) };
    return withLog(async ({ feed }) => {
      const from = BigInt(after);
      const take = (event: Recorded) => say(eventLine(event, json === true));
      if (follow !== true) {
        for await (const event of readLog(feed, from, filter)) take(event);
        return OK;
      }
      const head = await feed.head();
      if (from > head) throw new WrongUsage(`--after ${from} is past the end of the log, which is at ${head}`);
      const stopping = new AbortController();
      process.once('SIGINT', () => stopping.abort());
      await followLog({ feed, clock: systemClock }, from, filter, { take, signal: stopping.signal, report });
      return OK;
    });
  },
};

const showCommand: Command = {
  words: ['events', 'show'],
  takes: ['POSITION-OR-ID'],
  says: 'one event, whole',
  run: ([wanted = '']) =>
    withLog(async ({ feed }) => {
      const progress = openProgress('events');
      const found = await findEvent(feed, wanted, progress.step);
      progress.end();
      if (found === undefined) {
        complain(`there is no event ${wanted}`);
        return NOT_FOUND;
      }
      say(eventJson(found, 2));
      return OK;
    }),
};

const historyCommand: Command = {
  words: ['partner', 'history'],
  takes: ['PARTNER-ID'],
  options: { json: 'boolean', organization: 'string' },
  says: 'every event that names a partner, of whatever it is about, oldest first',
  run: ([partnerId = ''], { json, organization }) =>
    withLog(async ({ feed }) => {
      const lines: string[] = [];
      const progress = openProgress('events');
      const filter = { partnerId, organizationId: textIn(organization) };
      for await (const event of readLog(feed, 0n, filter, progress.step)) lines.push(eventLine(event, json === true));
      progress.end();
      for (const line of lines) say(line);
      if (lines.length > 0) return OK;
      complain(`no event names a partner ${partnerId}`);
      return NOT_FOUND;
    }),
};

const textIn = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Commands that look into the stores, or mend what follows from the log. */
export const readCommands: readonly Command[] = [
  statusCommand,
  rebuildCommand,
  tailCommand,
  showCommand,
  historyCommand,
];
