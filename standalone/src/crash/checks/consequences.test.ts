import { expect } from 'chai';
import { type LoggedEvent, logOf, nothing } from '../evidence.examples.ts';
import { consequences } from './consequences.ts';

const approved = { type: 'DealRegistrationApproved', data: { dealRegistrationId: 'r' } };
const opened = { type: 'DealOpened', data: { dealRegistrationId: 'r' } };
const created = { type: 'PartnerCreated', data: { partnerId: 'p' } };
const provisioned = { type: 'PortalAccountProvisioned', data: { partnerId: 'p' } };
const linkSent = { type: 'PortalLinkSent', data: { partnerId: 'p', link: 1 } };
const reversed = (mdfRequestId: string | null) => ({
  type: 'PartnerPaymentReversed',
  data: { paymentId: 'q', mdfRequestId },
});
const started = { type: 'PartnerImportStarted', data: { partnerImportId: 'i', rows: 3 } };
const end = (created: number) => ({
  type: 'PartnerImportFinished',
  data: { partnerImportId: 'i', created, updated: 0, unchanged: 1, rejected: 0 },
});
const faults = (...events: readonly LoggedEvent[]) => consequences.find({ ...nothing, events: logOf(...events) });

describe('the check of consequences', () => {
  it('is content with one effect for each cause, and with an import that took every row in', () => {
    expect(faults(approved, opened, created, provisioned, linkSent, started, end(2))).to.deep.equal([]);
  });

  it('finds an approval with no deal, and one with two', () => {
    expect(faults(approved)).to.deep.equal(['DealRegistrationApproved of dealRegistrationId r has 0 DealOpened']);
    expect(faults(approved, opened, opened)).to.deep.equal([
      'DealRegistrationApproved of dealRegistrationId r has 2 DealOpened',
    ]);
  });

  it('finds what did not follow by a rule, a process or in the portal, and a partner that came in twice', () => {
    const accepted = { type: 'ApplicationApproved', data: { partnerId: 'p' } };
    const rest = [provisioned, linkSent] as const;
    expect(faults(accepted, created, ...rest)).to.deep.equal([]);
    expect(faults(accepted, created, created, ...rest)).to.have.length(1);
    expect(faults(created)).to.deep.equal(['PartnerCreated of partnerId p has 0 PortalAccountProvisioned']);
    expect(faults(created, provisioned)).to.deep.equal([
      'PortalAccountProvisioned of partnerId p has 0 PortalLinkSent',
    ]);
    expect(faults({ type: 'PortalAccountClaimed', data: { userId: 'u' } })).to.have.length(1);
    expect(faults({ type: 'MdfPaid', data: { paymentId: 'q' } })).to.have.length(1);
    expect(faults(reversed('m'))).to.have.length(1);
  });

  it('asks nothing of what has no consequence', () => {
    expect(faults({ ...created, about: { silent: true } }, reversed(null))).to.deep.equal([]);
    const won = (dealRegistrationId: string | null) => ({ type: 'DealClosedWon', data: { dealRegistrationId } });
    const fulfilled = { type: 'DealRegistrationFulfilled', data: { dealRegistrationId: 'r' } };
    expect(faults(won(null), won('r'), fulfilled, won('r'))).to.deep.equal([]);
  });

  it('finds an import that never ended, that ended twice, and that lost a row', () => {
    expect(faults(started)).to.have.length(1);
    expect(faults(started, end(2), end(2))).to.have.length(1);
    expect(faults(started, end(1))).to.have.length(1);
  });
});
