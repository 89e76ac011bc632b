import {
  type Cause,
  type EventStore,
  execute,
  PARTNER_IMPORT_FILE,
  type PartnerCommand,
  type PartnerImportCommand,
  type PartnerImportFile,
  type PartnerImportRecord,
  partner,
  partnerImport,
  partnerImportFileKey,
  type Recorded,
} from '@partneros/domain';
import { importRecordExample } from '@partneros/domain/testing';
import { type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import { continuePartnerImport } from './continue-partner-import.ts';
import type { ImportDeps } from './import-deps.ts';

const ORGANIZATION = 'org-1';

const company = (index: number, over: PartnerImportRecord = {}): PartnerImportRecord =>
  importRecordExample({
    name: `Company ${index}`,
    domain: `company-${index}.example`,
    contactEmail: `contact@company-${index}.example`,
    ...over,
  });
const companies = (count: number) => Array.from({ length: count }, (_, index) => company(index + 1));

/** Lets `survives` appends through and then fails each, half of them after the append. */
const dyingStore = (store: EventStore, survives: number): EventStore => {
  let left = survives;
  return {
    read: store.read,
    append: async (...append) => {
      left -= 1;
      if (left < 0 && survives % 2 === 0) throw new Error('killed before the append');
      const result = await store.append(...append);
      if (left < 0) throw new Error('killed after the append');
      return result;
    },
  };
};

describe('continue partner import', () => {
  let stores: MemoryStores;
  beforeEach(() => {
    stores = openMemoryStores();
  });
  afterEach(() => stores.close());

  const cause = (silent?: true): Cause => ({
    commandId: stores.ids.next(),
    correlationId: 'request-1',
    actor: { type: 'user', id: 'user-1' },
    occurredAt: stores.clock.now(),
    depth: 0,
    ...(silent && { silent }),
  });
  const begin = async (id: string, records: readonly PartnerImportRecord[], silent?: true) => {
    const file: PartnerImportFile = { records };
    await stores.keyValues.put(PARTNER_IMPORT_FILE, partnerImportFileKey(ORGANIZATION, id), file);
    const data = { partnerImportId: id, rows: records.length, mapping: {}, silent: silent ?? false };
    const command: PartnerImportCommand = { type: 'StartPartnerImport', data };
    await execute(stores, partnerImport, { organizationId: ORGANIZATION, id, command, cause: cause(silent) });
  };
  const goOn = (id: string, deps: ImportDeps = stores) => continuePartnerImport(deps, ORGANIZATION, id);
  const importAll = async (id: string, records: readonly PartnerImportRecord[]) => {
    await begin(id, records);
    await goOn(id);
    return report(id);
  };
  const events = async (...types: readonly string[]): Promise<readonly Recorded[]> =>
    (await stores.feed.read(0n, 10_000)).filter(({ type }) => types.includes(type));
  const report = async (id: string) => {
    const [finished] = (await events('PartnerImportFinished')).filter(({ stream }) => stream.endsWith(`_${id}`));
    const { partnerImportId: _, ...counts } = { partnerImportId: id, ...finished?.data };
    return counts;
  };
  const errors = async () =>
    (await events('PartnerImportProgressed')).flatMap(
      ({ data }) => (data as { readonly rejected: readonly object[] }).rejected,
    );
  const idOf = (identity: string) => stores.ids.derive(ORGANIZATION, 'partner-import', identity);

  it('creates a partner for every row, and says who and why', async () => {
    const counts = await importAll('import-1', companies(120));
    expect(counts).to.deep.equal({ created: 120, updated: 0, unchanged: 0, rejected: 0 });
    const [started] = await events('PartnerImportStarted');
    const created = await events('PartnerCreated');
    expect(new Set(created.map(({ stream }) => stream)).size).to.equal(120);
    expect(created[0]?.data).to.deep.include({ source: 'import', stage: 'recruit', tier: null });
    expect(created[0]?.metadata).to.deep.include({
      actor: { type: 'user', id: 'user-1' },
      correlationId: 'request-1',
      causationId: started?.metadata.eventId,
      depth: 0,
    });
    expect((await events('PartnerImportProgressed')).map(({ data }) => data)).to.have.length(3);
  });

  it('forgets the file when it is done, and is quiet from then on', async () => {
    await importAll('import-1', companies(3));
    const head = await stores.feed.head();
    await goOn('import-1');
    expect(await stores.feed.head()).to.equal(head);
    const key = partnerImportFileKey(ORGANIZATION, 'import-1');
    expect(await stores.keyValues.get(PARTNER_IMPORT_FILE, key)).to.equal(undefined);
  });

  it('creates nothing when the same file comes again', async () => {
    await importAll('import-1', companies(60));
    expect(await importAll('import-2', companies(60))).to.deep.equal({
      created: 0,
      updated: 0,
      unchanged: 60,
      rejected: 0,
    });
    expect(await events('PartnerCreated')).to.have.length(60);
  });

  it('brings partners up to what a later file says, and leaves alone what it does not say', async () => {
    await importAll('import-1', [company(1, { industry: 'Steel', tier: 'Silver' }), company(2), company(3)]);
    const later = [company(1, { employees: '12', tier: 'Gold' }), company(2, { stage: 'Onboard' }), company(3)];
    expect(await importAll('import-2', later)).to.deep.equal({ created: 0, updated: 2, unchanged: 1, rejected: 0 });
    const changes = await events('PartnerProfileUpdated', 'PartnerTierChanged', 'PartnerStageChanged');
    expect(changes.map(({ data: { partnerId: _, ...data } }: { data: { partnerId?: string } }) => data)).to.deep.equal([
      { changes: { employees: 12 } },
      { from: 'recruit', to: 'onboard' },
      { from: 'Silver', to: 'Gold', source: 'manual' },
    ]);
  });

  it('recognises a partner by its external id although its domain changed, and moves the domain', async () => {
    await importAll('import-1', [company(1, { externalId: 'SF-1' })]);
    const moved = await importAll('import-2', [company(1, { externalId: 'SF-1', domain: 'moved.example' })]);
    expect(moved).to.deep.include({ updated: 1 });
    const reused = await importAll('import-3', [company(2, { domain: 'company-1.example' })]);
    expect(reused).to.deep.include({ created: 1 });
  });

  it('rejects rows whose domain is another partner’s, and rows of archived partners', async () => {
    await importAll('import-1', [company(1), company(2), company(7)]);
    const id = idOf('domain:company-2.example');
    const archive: PartnerCommand = { type: 'ArchivePartner', data: { partnerId: id, reason: null } };
    await execute(stores, partner, { organizationId: ORGANIZATION, id, command: archive, cause: cause() });

    const rows = [company(1), company(2), company(3, { externalId: 'X', domain: 'company-7.example' })];
    expect(await importAll('import-2', rows)).to.deep.equal({ created: 0, updated: 0, unchanged: 1, rejected: 2 });
    expect(await errors()).to.deep.equal([
      { row: 2, field: null, message: 'the partner is archived' },
      { row: 3, field: 'domain', message: 'belongs to another partner' },
    ]);
  });

  it('records the errors of rows that cannot be read, beside those that can', async () => {
    const rows = [company(1), company(2, { contactEmail: 'nobody' }), company(1)];
    expect(await importAll('import-1', rows)).to.deep.equal({ created: 1, updated: 0, unchanged: 0, rejected: 2 });
    expect(await errors()).to.deep.equal([
      { row: 2, field: 'contactEmail', message: 'expected an e-mail address such as ada@acme.example' },
      { row: 3, field: 'domain', message: 'the same as in row 1' },
    ]);
  });

  it('marks everything a silent import changes', async () => {
    await begin('import-1', [company(1)], true);
    await goOn('import-1');
    expect((await stores.feed.read(0n, 100)).every(({ metadata }) => metadata.silent === true)).to.equal(true);
  });

  it('comes to the same end however often it is killed on the way', async () => {
    const rows = companies(120);
    await importAll('import-0', rows.slice(0, 10));
    const changed = rows.map((row, index) => (index < 5 ? { ...row, industry: 'Steel', tier: 'Gold' } : row));
    await begin('import-1', changed);
    let kills = 0;
    for (let survives = 1; kills < 100; survives = (survives * 3 + 1) % 29) {
      const deps = { ...stores, store: dyingStore(stores.store, survives) };
      const killed = await goOn('import-1', deps).then(
        () => false,
        () => true,
      );
      if (!killed) break;
      kills += 1;
    }
    expect(kills).to.be.greaterThan(5);
    await goOn('import-1');
    expect(await report('import-1')).to.deep.equal({ created: 110, updated: 5, unchanged: 5, rejected: 0 });
    expect(await events('PartnerCreated')).to.have.length(120);
    expect(await events('PartnerTierChanged')).to.have.length(5);
    expect(await events('PartnerProfileUpdated')).to.have.length(5);
    expect(await events('PartnerImportFinished')).to.have.length(2);
  });

  it('stops between rows when it is told to, and goes on later', async () => {
    await begin('import-1', companies(120));
    const stopping = new AbortController();
    const store: EventStore = {
      read: stores.store.read,
      append: async (stream, ...append) => {
        if (stream.startsWith('partnerImport-')) stopping.abort();
        return stores.store.append(stream, ...append);
      },
    };
    await continuePartnerImport({ ...stores, store }, ORGANIZATION, 'import-1', stopping.signal);
    expect(await events('PartnerCreated')).to.have.length(50);
    await goOn('import-1');
    expect(await report('import-1')).to.deep.include({ created: 120 });
  });

  it('changes nothing when two engines work side by side', async () => {
    await begin('import-1', companies(120));
    await Promise.all([goOn('import-1'), goOn('import-1')]);
    expect(await report('import-1')).to.deep.equal({ created: 120, updated: 0, unchanged: 0, rejected: 0 });
    expect(await events('PartnerCreated')).to.have.length(120);
    expect(await events('PartnerImportFinished')).to.have.length(1);
  });

  it('gives up when the file is gone', async () => {
    await begin('import-1', companies(1));
    await stores.keyValues.delete(PARTNER_IMPORT_FILE, partnerImportFileKey(ORGANIZATION, 'import-1'));
    await goOn('import-1');
    expect((await events('PartnerImportFailed')).map(({ data }) => data)).to.deep.equal([
      { partnerImportId: 'import-1', reason: 'file-missing' },
    ]);
  });

  it('is quiet about an import nobody started', async () => {
    await goOn('import-9');
    expect(await stores.feed.head()).to.equal(0n);
  });
});
