import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { askOperator, NobodyListens } from './ask-operator.ts';
import { listenForOperator, type OperatorListener } from './listen-for-operator.ts';
import { type OperatorTask, operatorSocketIn, type Told } from './operator-line.ts';

const never = new AbortController().signal;

describe('the operator of a process', () => {
  const data = temporaryFolder();
  const troubles: string[] = [];
  const report = ({ where, error }: { readonly where: string; readonly error: unknown }) =>
    troubles.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  let listener: OperatorListener;
  let ended: Promise<string>;
  let end: (how: string) => void;
  let began: Promise<void>;
  let begin: () => void;
  // What a task has to do when it is ended.
  let tidiedUp: Promise<void>;

  const tasks: Record<string, OperatorTask> = {
    greet: async ([name], tell) => {
      tell({ done: 1, of: 2 });
      tell({ say: `hello ${name}\n"again"` });
      tell({ complain: 'nothing else' });
      return 7;
    },
    fail: () => Promise.reject(new Error('it is broken')),
    wait: async (_given, tell, signal) => {
      tell({ say: 'waiting' });
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      await tidiedUp;
      end('ended');
      return 1;
    },
  };
  const ask = async (name: string, given: readonly string[] = [], signal = never) => {
    const told: Told[] = [];
    const tell = (line: Told) => {
      told.push(line);
      if ('say' in line && line.say === 'waiting') begin();
    };
    return { code: await askOperator(data.folder, name, given, tell, signal), told };
  };

  beforeEach(async () => {
    troubles.splice(0);
    tidiedUp = Promise.resolve();
    ended = new Promise((resolve) => {
      end = resolve;
    });
    began = new Promise((resolve) => {
      begin = resolve;
    });
    listener = await listenForOperator(data.folder, tasks, report);
  });
  afterEach(async () => {
    await listener.close();
    deepEqual(troubles, []);
  });
  after(() => data.remove());

  it('is told line by line what it asked for, and how it ended', async () => {
    deepEqual(await ask('greet', ['Ada']), {
      code: 7,
      told: [{ done: 1, of: 2 }, { say: 'hello Ada\n"again"' }, { complain: 'nothing else' }],
    });
  });

  it('is told what went wrong, and what is not known here', async () => {
    await rejects(ask('fail'), /^Error: it is broken$/);
    await rejects(ask('toString'), /does not know how to: toString/);
  });

  it('stops what it asked for by going away', async () => {
    const going = new AbortController();
    const asked = ask('wait', [], going.signal);
    await began;
    going.abort();
    await rejects(asked, /stopped before it was done/);
    equal(await ended, 'ended');
  });

  it('keeps the process until what was asked for has ended, also when it is gone', async () => {
    let tidy: () => void = () => undefined;
    tidiedUp = new Promise((resolve) => {
      tidy = resolve;
    });
    const going = new AbortController();
    const asked = ask('wait', [], going.signal);
    await began;
    going.abort();
    await rejects(asked, /stopped before it was done/);
    let isClosed = false;
    const closing = listener.close().then(() => {
      isClosed = true;
    });
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    equal(isClosed, false);
    tidy();
    await closing;
    equal(await ended, 'ended');
  });

  it('is told that it was ended when the process stops, which waits for that', async () => {
    const asked = ask('wait');
    await began;
    await listener.close();
    equal((await asked).code, 1);
    await rejects(ask('greet'), NobodyListens);
    equal(existsSync(operatorSocketIn(data.folder)), false);
  });

  it('alone may ask', () => {
    equal(statSync(operatorSocketIn(data.folder)).mode & 0o777, 0o600);
  });

  it('gets an answer to nonsense, and nobody else is harmed by it', async () => {
    for (const nonsense of ['\n', '[]\n', '{"do":"greet"}\n', '{"do":"greet","with":[1]}\n', 'x'.repeat(10_000)]) {
      const socket = connect(operatorSocketIn(data.folder));
      socket.end(nonsense);
      match(await text(socket), /^\{"failed":".*\}\n$/);
    }
    const silent = connect(operatorSocketIn(data.folder));
    await once(silent, 'connect');
    equal((await ask('greet', ['Bob'])).code, 7);
    silent.destroy();
  });

  it('finds the socket also where a killed process has left one', async () => {
    await listener.close();
    writeFileSync(operatorSocketIn(data.folder), '');
    listener = await listenForOperator(data.folder, tasks, report);
    equal((await ask('greet', [''])).code, 7);
  });

  it('is done without where no socket can be had', async () => {
    const deep = join(data.folder, 'x'.repeat(100));
    const none = await listenForOperator(deep, tasks, report);
    match(troubles.splice(0).join(), /^operator: .* longer than the 103 bytes/);
    await none.close();
  });
});
