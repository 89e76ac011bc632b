import { equal, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { partnersModel } from '@partneros/projections';
import { MADE_UP, partnersIn, spoiltFolder, storesIn } from './spoilt-folder.examples.ts';

const CLI = fileURLToPath(new URL('./main.ts', import.meta.url));
// Each starts a process of its own, which takes seconds.
const KILLS = Number(process.env.REBUILD_KILLS ?? 0);
const PARTNERS = 3_000;

describe('a rebuild that is killed', function () {
  this.timeout((1 + KILLS) * 120_000);

  before(function () {
    if (KILLS === 0) this.skip();
  });

  it('leaves the list whole, the old one or the new one, and nothing else', async () => {
    const [data, ends] = [await spoiltFolder(PARTNERS), { old: 0, new: 0 }];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx/esm', '--conditions', 'source', CLI, 'projections', 'rebuild', 'partners'],
        { env: { PATH: process.env.PATH, DATA_DIR: data.folder } },
      );
      const ended = once(child, 'close');
      // At another tenth each time.
      await Promise.race([ended, seen(child.stderr, 1 + (kill % 9))]);
      child.kill('SIGKILL');
      await ended;
      const stores = storesIn(data.folder);
      equal(await stores.rows.rebuilding(partnersModel), undefined);
      const keys = (await partnersIn(stores)).join();
      const isOld = keys === [MADE_UP, ...data.ids].join();
      ok(isOld || keys === data.ids.join());
      ends[isOld ? 'old' : 'new'] += 1;
      await stores.close();
      // After that there is nothing to tell the two apart by.
      if (!isOld) break;
    }
    data.remove();
    ok(ends.old > 0, 'none was killed in time');
  });
});

const seen = (stream: NodeJS.ReadableStream, lines: number): Promise<void> =>
  new Promise((resolve) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (piece) => {
      text += piece;
      if ((text.match(/ positions\n/g) ?? []).length >= lines) resolve();
    });
  });
