import { expect } from 'chai';
import { importRecordExample } from './partner-import.examples.ts';
import type { PartnerImportRecord } from './partner-import.fields.ts';
import { planPartnerImport } from './plan-partner-import.ts';

const plan = (...records: readonly PartnerImportRecord[]) => [...planPartnerImport(records)];
const errorsOf = (...records: readonly PartnerImportRecord[]) =>
  plan(...records).flatMap((row) => ('errors' in row ? row.errors : []));

describe('the plan of a partner import', () => {
  it('reads cells as people write them', () => {
    const [row] = plan(
      importRecordExample({
        domain: 'https://WWW.Acme.example/about?x=1',
        type: 'Reseller',
        stage: 'Onboard',
        tier: ' Gold ',
        employees: '1,200',
        regions: 'EMEA; APAC;;EMEA',
        contactEmail: 'Ada@Acme.example',
      }),
    );
    expect(row).to.deep.equal({
      row: 1,
      identity: 'domain:acme.example',
      cells: {
        name: 'Acme & Söhne',
        domain: 'acme.example',
        type: 'reseller',
        stage: 'onboard',
        tier: 'Gold',
        employees: 1200,
        regions: ['EMEA', 'APAC'],
        contactFirstName: 'Ada',
        contactLastName: 'Lovelace',
        contactEmail: 'ada@acme.example',
      },
    });
  });

  it('recognises a partner by external id, else domain, else folded name', () => {
    const { domain: _, ...named } = importRecordExample();
    const identities = plan(
      importRecordExample({ externalId: 'SF-1' }),
      importRecordExample({ domain: 'b.example' }),
      named,
    );
    expect(identities.map((row) => 'identity' in row && row.identity)).to.deep.equal([
      'externalId:SF-1',
      'domain:b.example',
      'name:acme & sohne',
    ]);
  });

  it('names every wrong cell, without what is in it', () => {
    const { name: _, ...record } = importRecordExample({
      employees: 'secret',
      type: 'secret',
      contactEmail: 'secret',
      domain: 'secret',
    });
    const errors = errorsOf(record);
    expect(errors.map(({ row, field }) => [row, field])).to.have.deep.members([
      [1, 'name'],
      [1, 'domain'],
      [1, 'employees'],
      [1, 'type'],
      [1, 'contactEmail'],
    ]);
    expect(errors.find(({ field }) => field === 'name')?.message).to.equal('is required');
    expect(JSON.stringify(errors)).not.to.include('secret');
  });

  it('refuses a second row about the same partner and names the first', () => {
    expect(
      errorsOf(importRecordExample(), importRecordExample({ domain: 'other.example' }), importRecordExample()),
    ).to.deep.equal([{ row: 3, field: 'domain', message: 'the same as in row 1' }]);
    expect(
      errorsOf(
        importRecordExample({ externalId: '1' }),
        importRecordExample({ externalId: '2' }),
        importRecordExample({ externalId: '1', domain: 'other.example' }),
      ),
    ).to.deep.equal([
      { row: 2, field: 'domain', message: 'the same as in row 1' },
      { row: 3, field: 'externalId', message: 'the same as in row 1' },
    ]);
  });

  it('takes a row whose twin before it was refused', () => {
    const [first, second] = plan(importRecordExample({ contactEmail: 'no' }), importRecordExample());
    expect([first && 'errors' in first, second && 'cells' in second]).to.deep.equal([true, true]);
  });
});
