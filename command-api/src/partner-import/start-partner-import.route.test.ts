import { PARTNER_IMPORT_FILE, type PartnerImportFile, partnerImportFileKey } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const HEADER = 'Company,Website,First name,Last name,E-mail,Regions';
const mapping = {
  name: 'Company',
  domain: 'Website',
  contactFirstName: 'First name',
  contactLastName: 'Last name',
  contactEmail: 'E-mail',
  regions: 'Regions',
};
const acme = '"Acme, ""Söhne"" & Co.",https://www.acme.example,Ada,Lovelace,ada@acme.example,EMEA; APAC';
const beta = 'Beta,beta.example,Alan,Turing,alan@beta.example,';
const csvOf = (...rows: readonly string[]) => [HEADER, ...rows].join('\r\n');

describe('start partner import over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const post = async (body: object, headers: Record<string, string> = {}) => {
    const response = await api.fetch('/api/partners/import', { json: { mapping, ...body }, headers });
    return {
      status: response.status,
      body: (await response.json()) as {
        readonly import: { readonly id: string; readonly [key: string]: unknown };
        readonly details?: readonly string[];
      },
    };
  };
  const fileOf = (id: string) =>
    api.keyValues.get<PartnerImportFile>(PARTNER_IMPORT_FILE, partnerImportFileKey('org-1', id));

  it('keeps the rows and starts', async () => {
    const { status, body } = await post({ csv: csvOf(acme, beta), constants: { type: 'referral', regions: 'LATAM' } });
    expect(status).to.equal(202);
    expect(body.import).to.deep.include({ status: 'running', rows: 2, done: 0, silent: false, version: 1 });
    expect(await api.events()).to.deep.equal([
      { type: 'PartnerImportStarted', data: { partnerImportId: body.import.id, rows: 2, mapping, silent: false } },
    ]);
    expect((await fileOf(body.import.id))?.records).to.deep.equal([
      {
        name: 'Acme, "Söhne" & Co.',
        domain: 'https://www.acme.example',
        contactFirstName: 'Ada',
        contactLastName: 'Lovelace',
        contactEmail: 'ada@acme.example',
        regions: 'EMEA; APAC',
        type: 'referral',
      },
      {
        name: 'Beta',
        domain: 'beta.example',
        contactFirstName: 'Alan',
        contactLastName: 'Turing',
        contactEmail: 'alan@beta.example',
        regions: 'LATAM',
        type: 'referral',
      },
    ]);
  });

  it('answers a repeat as the first time, and does not bring a file back that is done with', async () => {
    const key = { 'idempotency-key': 'key-1' };
    const first = await post({ csv: csvOf(acme) }, key);
    await api.keyValues.delete(PARTNER_IMPORT_FILE, partnerImportFileKey('org-1', first.body.import.id));
    const again = await post({ csv: csvOf(acme) }, key);
    expect(again).to.deep.equal(first);
    expect(await api.events()).to.have.length(1);
    expect(await fileOf(first.body.import.id)).to.equal(undefined);
  });

  it('marks a silent import', async () => {
    await post({ csv: csvOf(acme), silent: true });
    const [started] = await api.feed.read(0n, 10);
    expect(started?.metadata.silent).to.equal(true);
  });

  it('reads tabs, semicolons, a byte order mark, and leaves empty rows out', async () => {
    for (const separator of [';', '\t']) {
      const csv = `\uFEFF${csvOf(beta, ',,,,,', '', beta).replaceAll(',', separator)}\n`;
      const { body } = await post({ csv, dryRun: true });
      expect(body.import).to.deep.include({ rows: 2, accepted: 1, rejected: 1 });
    }
  });

  it('only reports when it is a dry run', async () => {
    const { status, body } = await post({ csv: csvOf(acme, 'Gamma,no domain,,Hopper,grace,', acme), dryRun: true });
    expect(status).to.equal(200);
    expect(body.import).to.deep.include({ status: 'validated', rows: 3, accepted: 1, rejected: 2 });
    expect(body.import.errors).to.deep.include.members([
      { row: 2, field: 'contactFirstName', message: 'is required' },
      { row: 2, field: 'contactEmail', message: 'expected an e-mail address such as ada@acme.example' },
      { row: 3, field: 'domain', message: 'the same as in row 1' },
    ]);
    expect(await api.feed.head()).to.equal(0n);
  });

  it('reports tiers that the programme does not have when it is a dry run, as the import does', async () => {
    const csv = [`${HEADER},Level`, `${acme},Gold`, `${beta},Silver`].join('\n');
    const tiered = { csv, mapping: { ...mapping, tier: 'Level' }, dryRun: true };
    expect((await post(tiered)).body.import).to.deep.include({ rows: 2, accepted: 2, rejected: 0 });

    const track = await api.fetch('/api/program/tracks', { json: { name: 'Sell', slug: 'sell' } });
    const { trackId } = (await track.json()) as { readonly trackId: string };
    await api.fetch(`/api/program/tracks/${trackId}/tiers`, { json: { name: 'Gold' } });
    expect((await post(tiered)).body.import).to.deep.include({
      accepted: 1,
      rejected: 1,
      errors: [{ row: 2, field: 'tier', message: 'the programme has no tier of this name' }],
    });
  });

  it('names the line that is no CSV', async () => {
    const short = await post({ csv: csvOf(acme, 'Beta,beta.example') });
    expect([short.status, short.body.details]).to.deep.equal([
      400,
      ['body.csv: line 3: there are more or fewer columns than in the header'],
    ]);
    const open = await post({ csv: csvOf(acme, '"Beta,beta.example') });
    expect(open.body.details?.[0]).to.match(/^body\.csv: line 3: a quote is opened and never closed$/);
  });

  it('names the column that is not there, or there twice, and the field that nothing is mapped to', async () => {
    const { status, body } = await post({
      csv: 'Company,E-mail,E-mail\nAcme,a@a.example,b@a.example',
      mapping: { name: 'Compny', contactEmail: 'E-mail', contactFirstName: 'Company' },
    });
    expect(status).to.equal(400);
    expect(body.details).to.deep.equal([
      'body.mapping.name: there is no column "Compny"',
      'body.mapping.contactEmail: there are 2 columns "E-mail"',
      'body.mapping.contactLastName: map a column to it, or give a constant',
    ]);
  });

  it('refuses a field nobody knows, a file without rows, and one that is too large', async () => {
    const unknown = await post({ csv: csvOf(acme), mapping: { ...mapping, colour: 'Company' } });
    expect([unknown.status, unknown.body.details?.join()]).to.satisfy(
      ([status, details]: [number, string]) => status === 400 && details.includes('colour'),
    );
    expect((await post({ csv: HEADER })).body.details).to.deep.equal(['body.csv: there are no rows']);
    const many = await post({ csv: csvOf(...new Array<string>(50_001).fill('a,,,,,')), dryRun: true });
    expect(many.body.details).to.deep.equal(['body.csv: there are more than 50000 rows; split the file']);
    expect((await post({ csv: 'x'.repeat(5 * 1024 * 1024 + 1) })).status).to.equal(400);
    expect((await post({ csv: 'x'.repeat(8 * 1024 * 1024) })).status).to.equal(413);
    expect(await api.feed.head()).to.equal(0n);
  });

  it('is not for viewers', async () => {
    const as = { userId: 'user-2', organizationId: 'org-1', role: 'viewer' } as const;
    const response = await api.fetch('/api/partners/import', { json: { csv: csvOf(acme), mapping }, as });
    expect(response.status).to.equal(403);
  });
});
