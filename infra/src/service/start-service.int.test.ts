import { deepEqual, equal, match } from 'node:assert/strict';
import { readConfig } from '../config.ts';
import { createLog } from '../log/log.ts';
import { createManualClock, exampleEvent, exampleReadModel, temporaryFolder } from '../testing/index.ts';
import type { Adapters } from './open-adapters.ts';
import type { Service } from './run-service.ts';
import { startService } from './start-service.ts';

const frozen = exampleReadModel('frozen');
const outside = exampleReadModel('outside');

describe('a service', () => {
  const data = temporaryFolder();
  const clock = createManualClock();
  let service: Service;
  let adapters: Adapters | undefined;

  before(async () => {
    service = await startService(
      readConfig({ PORT: '0', DATA_DIR: data.folder }),
      createLog({ level: 'silent' }),
      { decode: (_type, _version, stored) => stored, clock },
      (opened) => {
        adapters = opened;
        return { routes: [], work: [], followers: [frozen], patient: [outside] };
      },
    );
    await service.ready;
  });

  after(async () => {
    await service.stop();
    data.remove();
  });

  const ready = async () => {
    const response = await fetch(`${service.url}/readyz`);
    return { status: response.status, ...((await response.json()) as { checks: Record<string, true | string> }) };
  };
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1_000);
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('is unready while a list is frozen, names it, is alive all the time, and does not wait for those outside', async () => {
    equal((await ready()).status, 200);
    await adapters?.store.append('a-org_1', 'no-stream', [exampleEvent('org')]);
    await pass(40);
    const { status, checks } = await ready();
    equal(status, 503);
    match(String(checks.followers), /^frozen-v1 has not seen what was recorded \d+ s ago$/);
    equal((await fetch(`${service.url}/livez`)).status, 200);

    await adapters?.rows.write([{ model: frozen, rows: [], checkpoint: 1n }]);
    await pass(3);
    const again = await ready();
    deepEqual([again.status, again.checks], [200, { caughtUp: true, stores: true, followers: true }]);
  });

  it('has not started while it catches up, has then, and keeps to that', async () => {
    const folder = temporaryFolder();
    let catchUp: () => void = () => undefined;
    const caughtUp = new Promise<void>((resolve) => {
      catchUp = resolve;
    });
    const starting = await startService(
      readConfig({ PORT: '0', DATA_DIR: folder.folder }),
      createLog({ level: 'silent' }),
      { decode: (_type, _version, stored) => stored, clock },
      () => ({ routes: [], work: [{ ready: caughtUp, stop: async () => undefined }], followers: [] }),
    );
    const started = async () => (await fetch(`${starting.url}/startupz`)).status;
    equal(await started(), 503);
    catchUp();
    await starting.ready;
    equal(await started(), 200);
    await starting.stop();
    folder.remove();
  });
});
