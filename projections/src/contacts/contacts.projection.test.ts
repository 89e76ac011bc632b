import { execute, type PartnerCommand, partner } from '@partneros/domain';
import { createPartnerCommand, secondContactExample } from '@partneros/domain/testing';
import { type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import { foldBatch } from '../kernel/fold-batch.ts';
import { contactsModel } from './contacts.model.ts';
import { contacts } from './contacts.projection.ts';

const partnerId = 'partner-1';
const COMMANDS: readonly PartnerCommand[] = [
  createPartnerCommand(),
  { type: 'AddContact', data: { partnerId, contact: secondContactExample() } },
  { type: 'UpdateContact', data: { partnerId, contactId: 'contact-2', changes: { title: 'CTO' } } },
  { type: 'SetPrimaryContact', data: { partnerId, contactId: 'contact-2' } },
  { type: 'RemoveContact', data: { partnerId, contactId: 'contact-1' } },
];

describe('the contacts projection', () => {
  let stores: MemoryStores;
  beforeEach(async () => {
    stores = openMemoryStores();
    for (const command of COMMANDS)
      await execute(stores, partner, {
        organizationId: 'org-1',
        id: partnerId,
        command,
        cause: {
          commandId: stores.ids.next(),
          correlationId: 'request-1',
          actor: { type: 'user', id: 'user-1' },
          occurredAt: stores.clock.now(),
          depth: 0,
        },
      });
  });
  afterEach(() => stores.close());

  const fold = async (from: number, to: number) => {
    const events = (await stores.feed.read(0n, 100)).slice(from, to);
    const { write } = await foldBatch(stores.rows, contacts, events, events.at(-1)?.position ?? 0n);
    await stores.rows.write([write]);
  };
  const rows = async () => (await stores.rows.find(contactsModel, 'org-1', { limit: 10 })).rows;

  it('keeps one row per person, and drops who was removed', async () => {
    await fold(0, COMMANDS.length);
    expect(await rows()).to.deep.equal([
      {
        ...secondContactExample({ title: 'CTO' }),
        id: 'contact-2',
        organizationId: 'org-1',
        partnerId,
        isPrimary: true,
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('takes events one by one, and again, to the same rows', async () => {
    await fold(0, COMMANDS.length);
    const expected = await rows();
    for (let index = 0; index < COMMANDS.length; index += 1) await fold(index, index + 1);
    await fold(0, COMMANDS.length);
    expect(await rows()).to.deep.equal(expected);
  });
});
