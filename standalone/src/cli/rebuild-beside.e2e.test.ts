import { deepEqual, equal, ok } from 'node:assert/strict';
import { createLog, readConfig, type Service, type Told } from '@partneros/infra';
import { startStandalone } from '../start-standalone.ts';
import { runTask } from './run-task.ts';
import { MADE_UP, partnersIn, spoiltFolder, storesIn } from './spoilt-folder.examples.ts';

describe('a rebuild beside the server', () => {
  const before = process.env.DATA_DIR;
  let data: Awaited<ReturnType<typeof spoiltFolder>>;
  let service: Service;

  beforeEach(async () => {
    data = await spoiltFolder(20);
    service = await startStandalone(readConfig({ PORT: '0', DATA_DIR: data.folder }), createLog({ level: 'silent' }));
    await service.ready;
    process.env.DATA_DIR = data.folder;
  });
  afterEach(async () => {
    if (before === undefined) delete process.env.DATA_DIR;
    else process.env.DATA_DIR = before;
    await service.stop();
    data.remove();
  });

  const task = async (...[name, given]: Parameters<typeof runTask>) => {
    const told: Told[] = [];
    const code = await runTask(name, given, { tell: (line) => told.push(line), end: () => undefined });
    return { code, said: told.map((line) => ('say' in line ? line.say : '')) };
  };

  it('is done by the server, which has the folder, and says how far lists are', async () => {
    const rebuilt = await task('projections rebuild', ['partners']);
    equal(rebuilt.code, 0);
    ok(rebuilt.said.some((line) => /^partners: rebuilt up to \d+$/.test(line)));
    const status = await task('projections status', []);
    ok(status.said.some((line) => /^partners +v\d+ +at \d+/.test(line)));
    equal((await fetch(`${service.url}/readyz`)).status, 200);
    await service.stop();
    const stores = storesIn(data.folder);
    const keys = await partnersIn(stores);
    await stores.close();
    deepEqual([keys.includes(MADE_UP), keys], [false, data.ids]);
  });
});
