import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { withApp } from './http-app.examples.ts';

describe('health', () => {
  it('is ready when the checks say so', () =>
    withApp([], async (call) => {
      strictEqual((await call('/livez')).status, 200);
      strictEqual((await call('/readyz')).status, 200);
    }));

  it('is alive and not ready when a check fails, by its word or by throwing', async () => {
    const broken = async () => {
      throw new Error('no connection');
    };
    for (const readiness of [() => ({ ready: false, checks: { store: 'unreachable' } }), broken])
      await withApp(
        [],
        async (call) => {
          strictEqual((await call('/livez')).status, 200);
          strictEqual((await call('/readyz')).status, 503);
        },
        { readiness },
      );
  });

  it('has started when it says so, and keeps to that whatever fails later', async () => {
    let caughtUp = false;
    const readiness = () => ({ ready: false, checks: { store: 'unreachable' } });
    await withApp(
      [],
      async (call) => {
        strictEqual((await call('/startupz')).status, 503);
        caughtUp = true;
        const response = await call('/startupz');
        strictEqual(response.status, 200);
        deepStrictEqual(await response.json(), { started: true });
        strictEqual((await call('/readyz')).status, 503);
      },
      { readiness, hasStarted: () => caughtUp },
    );
  });

  it('is not ready once the server stops', () => {
    const stopping = new AbortController();
    return withApp(
      [],
      async (call) => {
        stopping.abort();
        const response = await call('/readyz');
        strictEqual(response.status, 503);
        deepStrictEqual(await response.json(), { ready: false, checks: { process: 'stopping' } });
      },
      { stopping: stopping.signal },
    );
  });
});
