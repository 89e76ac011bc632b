import { expect } from 'chai';
import { type LoggedEvent, logOf, nothing } from '../evidence.examples.ts';
import { consequences } from './consequences.ts';

const approved = { type: 'DealRegistrationApproved', data: { dealRegistrationId: 'r' } };
const opened = { type: 'DealOpened', data: { dealRegistrationId: 'r' } };
const started = { type: 'PartnerImportStarted', data: { partnerImportId: 'i', rows: 3 } };
const end = (created: number) => ({
  type: 'PartnerImportFinished',
  data: { partnerImportId: 'i', created, updated: 0, unchanged: 1, rejected: 0 },
});
const faults = (...events: readonly LoggedEvent[]) => consequences.find({ ...nothing, events: logOf(...events) });

describe('the check of consequences', () => {
  it('is content with one deal per approval, and with an import that took every row in', () => {
    expect(faults(approved, opened, started, end(2))).to.deep.equal([]);
  });

  it('finds an approval with no deal, and one with two', () => {
    expect(faults(approved)).to.deep.equal(['registration r was approved, and opened 0 deals']);
    expect(faults(approved, opened, opened)).to.deep.equal(['registration r was approved, and opened 2 deals']);
  });

  it('finds an import that never ended, that ended twice, and that lost a row', () => {
    expect(faults(started)).to.have.length(1);
    expect(faults(started, end(2), end(2))).to.have.length(1);
    expect(faults(started, end(1))).to.have.length(1);
  });
});
