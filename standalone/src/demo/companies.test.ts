import { DomainName, EmailAddress } from '@partneros/domain';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { csvOf, IMPORT_MAPPING, readCompanies } from './companies.ts';

describe('the companies of the demo', () => {
  const companies = readCompanies();

  it('are 503, each with a domain of its own', () => {
    expect(companies).to.have.length(503);
    expect(new Set(companies.map(({ domain }) => domain)).size).to.equal(503);
  });

  it('have domains and addresses that are valid and lead nowhere', () => {
    for (const { domain, email } of companies) {
      expect(DomainName.parse(domain)).to.equal(domain);
      expect(EmailAddress.parse(email)).to.equal(email);
      expect(email).to.match(/\.example$/);
    }
  });

  it('survive the way through a CSV file, with the commas and quotes in their names', () => {
    const [header, ...rows] = parse(csvOf(companies)) as string[][];
    expect(header).to.deep.equal(Object.values(IMPORT_MAPPING));
    expect(rows.map(([name]) => name)).to.deep.equal(companies.map(({ name }) => name));
  });
});
