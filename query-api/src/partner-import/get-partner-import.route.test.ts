import { type PartnerImportCommand, partnerImport } from '@partneros/domain';
import { progressExample, rowErrorExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Answer {
  readonly import: object;
}
interface Page {
  readonly imports: readonly { readonly id: string; readonly errors?: object }[];
}

describe('partner imports', () => {
  let api: ServedQueryApi;

  const start = (partnerImportId: string): PartnerImportCommand => ({
    type: 'StartPartnerImport',
    data: { partnerImportId, rows: 51, mapping: { name: 'Company' }, silent: false },
  });
  const progress = (over: Parameters<typeof progressExample>[0]): PartnerImportCommand => ({
    type: 'ProgressPartnerImport',
    data: progressExample(over),
  });
  const shown = async () => (await api.read<Answer>('/api/partner-imports/import-1')).body.import;

  beforeEach(async () => {
    api = await serveQueryApi();
    await api.execute(partnerImport, 'import-1', start('import-1'));
  });
  afterEach(() => api.close());

  it('show how far they are while they run, and what they came to', async () => {
    expect(await shown()).to.deep.include({ id: 'import-1', status: 'running', rows: 51, done: 0, errors: [] });
    const rejected = [rowErrorExample()];
    await api.execute(partnerImport, 'import-1', progress({ created: 49, rejected }));
    expect(await shown()).to.deep.include({ status: 'running', done: 50, created: 49, rejected: 1, errors: rejected });
    await api.execute(partnerImport, 'import-1', progress({ from: 51, to: 51, created: 0, unchanged: 1 }));
    expect(await shown()).to.deep.include({ status: 'finished', done: 51, created: 49, unchanged: 1, rejected: 1 });
  });

  it('are listed newest first, by status, without their errors', async () => {
    api.clock.advance(1);
    await api.execute(partnerImport, 'import-2', start('import-2'));
    await api.execute(partnerImport, 'import-1', {
      type: 'FailPartnerImport',
      data: { partnerImportId: 'import-1', reason: 'file-missing' },
    });
    const ids = async (query: string) =>
      (await api.read<Page>(`/api/partner-imports?${query}`)).body.imports.map(({ id }) => id);
    expect(await ids('')).to.deep.equal(['import-2', 'import-1']);
    expect(await ids('status=failed')).to.deep.equal(['import-1']);
    expect((await api.read<Page>('/api/partner-imports')).body.imports[0]).not.to.have.property('errors');
  });

  it('are not found elsewhere, and not for partners', async () => {
    const foreign = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    const as = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    expect((await api.read('/api/partner-imports/import-9')).status).to.equal(404);
    expect((await api.read('/api/partner-imports/import-1', { as: foreign })).status).to.equal(404);
    expect((await api.read('/api/partner-imports/import-1', { as })).status).to.equal(403);
    expect((await api.read('/api/partner-imports', { as })).status).to.equal(403);
  });
});
