import { deepEqual, equal } from 'node:assert/strict';
import { deciders, decodeWith } from '@partneros/domain';
import { createLog } from '../log/log.ts';
import { type MemoryStores, openMemoryStores } from '../testing/memory-stores.ts';
import { auditRefusals } from './audit-refusals.ts';

const log = createLog({ level: 'silent' });

describe('repeated refusals', () => {
  let stores: MemoryStores;
  beforeEach(() => {
    stores = openMemoryStores({ decode: decodeWith(deciders) });
  });
  afterEach(() => stores.close());

  const refuse = async (userId: string | undefined, organizationId: string | undefined) => {
    const refused = auditRefusals({ ...stores, log });
    const status = userId === undefined ? 401 : 403;
    for (let made = 0; made < 25; made += 1)
      refused({ status, route: 'GET /api/workflows', address: '192.0.2.1', userId, organizationId });
    // Nobody waits for the note.
    while ((await stores.feed.head()) < 1n) await new Promise((resolve) => setImmediate(resolve));
    return stores.feed.read(0n, 10);
  };

  it('of a person are noted in the organization they act in, without a network', async () => {
    const [note, ...others] = await refuse('ada', 'org-1');
    equal(others.length, 0);
    equal(note?.metadata.organizationId, 'org-1');
    deepEqual(note?.data, {
      status: 403,
      userId: 'ada',
      network: null,
      count: 10,
      since: stores.clock.now(),
      routes: ['GET /api/workflows'],
    });
  });

  it('of a stranger are noted in none, by a fingerprint of the network', async () => {
    const [note, ...others] = await refuse(undefined, undefined);
    equal(others.length, 0);
    equal(note?.metadata.organizationId, 'platform');
    deepEqual(note?.data, {
      status: 401,
      userId: null,
      network: '37fcff24bf62035b',
      count: 10,
      since: stores.clock.now(),
      routes: ['GET /api/workflows'],
    });
  });

  it('are no trouble for anybody when they cannot be noted', async () => {
    const append = async () => {
      throw new Error('an outage');
    };
    const refused = auditRefusals({ ...stores, store: { append }, log });
    for (let made = 0; made < 10; made += 1)
      refused({ status: 401, route: 'GET /x', address: '', userId: undefined, organizationId: undefined });
    deepEqual(await stores.feed.read(0n, 10), []);
  });
});
