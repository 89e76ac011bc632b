import { expect } from 'chai';
import { logOf, nothing } from '../evidence.examples.ts';
import { nothingParked, readModels } from './read-models.ts';

const rows = new Map([
  ['org/1', '{"name":"Acme"}'],
  ['org/2', '{"name":"Globex"}'],
]);
const events = logOf({ type: 'PartnerCreated', data: {} });
const faults = (found: ReadonlyMap<string, string>, checkpoint = 1n) =>
  readModels.find({ ...nothing, events, models: [{ name: 'partners', checkpoint, found, rebuilt: rows }] });

describe('the check of read models', () => {
  it('is content with the same rows in any order', () => {
    expect(faults(new Map([...rows].reverse()))).to.deep.equal([]);
  });

  it('finds a row that is missing, one too many, and one that differs', () => {
    expect(faults(new Map([['org/1', '{"name":"Acme"}']]))).to.deep.equal([
      'partners org/2: is missing, should be {"name":"Globex"}',
    ]);
    expect(faults(new Map([...rows, ['org/3', '{}']]))).to.deep.equal(['partners org/3: is {}, should be missing']);
    expect(faults(new Map([...rows, ['org/1', '{"name":"Acne"}']]))).to.deep.equal([
      'partners org/1: is {"name":"Acne"}, should be {"name":"Acme"}',
    ]);
  });

  it('finds a checkpoint that is not at the end of the log', () => {
    expect(faults(rows, 0n)).to.deep.equal(['partners has seen the log up to 0, and it goes up to 1']);
  });

  it('finds a parked event', () => {
    expect(nothingParked.find({ ...nothing, parked: ['{}'] })).to.deep.equal(['{}']);
  });
});
