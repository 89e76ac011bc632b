import { deepEqual, equal, rejects } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DataFolderInUse, lockDataFolder, openEmbeddedStores, systemClock, type Told, uuidIds } from '@partneros/infra';
import { temporaryFolder } from '@partneros/infra/testing';
import { partnersModel } from '@partneros/projections';
import { operatorTasks } from '../operator/operator-tasks.ts';
import { NOT_FOUND, OK, runCommand, WrongUsage } from './command.ts';
import { readCommands } from './read-commands.ts';
import { findEvent, readLog } from './read-log.ts';
import { runTask } from './run-task.ts';
import { createPartners } from './spoilt-folder.examples.ts';

const CLI = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('the command line over a folder', function () {
  this.timeout(60_000);
  const data = temporaryFolder();
  const ids = ['partner-1', 'partner-2', 'partner-3'];
  const stored = () =>
    openEmbeddedStores({ dataDir: data.folder, decode: (_type, _version, event) => event, clock: systemClock });

  before(async () => {
    const stores = stored();
    await createPartners(stores, ids);
    await stores.close();
  });
  after(() => data.remove());

  const run = (...args: readonly string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const node = ['--import', 'tsx/esm', '--conditions', 'source', CLI, ...args];
      const env = { PATH: process.env.PATH, DATA_DIR: data.folder };
      execFile(process.execPath, node, { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });

  it('rebuilds a list from the log, and says how far lists have come', async () => {
    const stores = stored();
    const head = await stores.feed.head();
    const tasks = operatorTasks({ ...stores, ids: uuidIds, clock: systemClock });
    const told: Told[] = [];
    const never = new AbortController().signal;
    const task = async (name: keyof typeof tasks, ...given: readonly string[]) => {
      told.splice(0);
      return tasks[name](given, (line) => told.push(line), never);
    };
    const status = async () => {
      equal(await task('projections status'), OK);
      return told.flatMap((line) => ('say' in line && line.say.startsWith('partners ') ? [line.say] : []));
    };
    const line = `partners                     v${partnersModel.version}   at`;
    deepEqual(await status(), [`${line} 0, ${head} behind`]);
    equal(await task('projections rebuild', 'partners'), OK);
    deepEqual(told, [{ done: Number(head), of: Number(head) }, { say: `partners: rebuilt up to ${head}` }]);
    deepEqual(await status(), [`${line} ${head}`]);
    // A row that nothing in the log speaks of is gone after the next one.
    const row = (await stores.rows.get(partnersModel, 'org-1', 'partner-1')) ?? {};
    const wrong = { organizationId: 'org-1', key: 'made-up', row, position: head };
    await stores.rows.write([{ model: partnersModel as never, rows: [wrong], checkpoint: head }]);
    equal(await task('projections rebuild', 'partners'), OK);
    const rows: string[] = [];
    for await (const { key } of stores.rows.scan(partnersModel)) rows.push(key);
    deepEqual(rows, ids);
    equal(await task('projections rebuild', 'no-such-list'), NOT_FOUND);
    deepEqual(told, [{ complain: 'there is no list no-such-list; partneros projections status names them' }]);
    await stores.close();
  });

  it('finds an event by its position and by its id, and the history of a partner', async () => {
    const stores = stored();
    const first = await findEvent(stores.feed, '1');
    equal(first?.type, 'PartnerCreated');
    deepEqual(await findEvent(stores.feed, first?.metadata.eventId ?? ''), first);
    deepEqual(
      [await findEvent(stores.feed, '999'), await findEvent(stores.feed, 'no-such-event')],
      [undefined, undefined],
    );
    const history: string[] = [];
    for await (const { stream } of readLog(stores.feed, 0n, { partnerId: 'partner-2' })) history.push(stream);
    deepEqual(history, ['partner-org-1_partner-2']);
    await stores.close();
  });

  it('writes one line per event, and nothing else, to where it is piped', async () => {
    const { code, out } = await run('events', 'tail', '--type', 'PartnerCreated', '--after', '1', '--json');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    deepEqual([code, lines.map(({ position }) => position)], [0, ['2', '3']]);
  });

  it('says in one line and by its code what is wrong', async () => {
    const wrong = async (...args: readonly string[]) => {
      const { code, out, err } = await run(...args);
      equal(out, '');
      return [code, err.trim().split('\n').at(-1)];
    };
    deepEqual(await wrong('events', 'show', '999'), [3, 'partneros: there is no event 999']);
  });

  describe('in this process', () => {
    const before = process.env.DATA_DIR;
    beforeEach(() => {
      process.env.DATA_DIR = data.folder;
    });
    afterEach(() => {
      if (before === undefined) delete process.env.DATA_DIR;
      else process.env.DATA_DIR = before;
    });

    it('leaves a folder to the process that has it, when nobody listens there', async () => {
      const unlock = lockDataFolder(data.folder);
      await rejects(runTask('projections rebuild', ['partners']), DataFolderInUse);
      unlock();
    });

    it('answers by its code that there is no such thing', async () => {
      const code = (...args: readonly string[]) => runCommand(readCommands, args);
      equal(await code('projections', 'rebuild', 'no-such-list'), NOT_FOUND);
      equal(await code('events', 'show', 'no-such-event'), NOT_FOUND);
      equal(await code('partner', 'history', 'no-such-partner'), NOT_FOUND);
    });

    it('does not wait for events after a position that the log has not reached', async () => {
      await rejects(
        runCommand(readCommands, ['events', 'tail', '--follow', '--after', '999']),
        (error) =>
          error instanceof WrongUsage && error.message === '--after 999 is past the end of the log, which is at 3',
      );
    });
  });

  it('refuses what it cannot be asked, and says how to ask it', async () => {
    const usage = 'partneros partner history PARTNER-ID [--json] [--organization …]';
    for (const [args, message] of [
      [['partner', 'history'], usage],
      [['partner', 'history', 'partner-1', '--loud'], usage],
      [['projections', 'rebuild'], 'partneros projections rebuild NAME'],
      [['projections', 'rebuild', 'partners', 'deals'], 'partneros projections rebuild NAME'],
      [['events', 'tail', '--after', 'x'], '--after is a position'],
      [['events', 'tail', '--type', 'NoSuchEvent'], 'there is no event type NoSuchEvent'],
    ] as const)
      await rejects(
        runCommand(readCommands, args),
        (error) => error instanceof WrongUsage && error.message === message,
      );
  });
});
