import { expect } from 'chai';
import { type LoggedEvent, logOf, nothing } from '../evidence.examples.ts';
import { leads } from './leads.ts';

const link = { type: 'AffiliateLinkCreated', data: { affiliateLinkId: 'l', slug: 'fair' } };
const applied = (step: string) => ({
  type: 'ApplicationSubmitted',
  data: { applicationId: 'a' },
  about: { request: `${step}.1` },
});
const lead = { type: 'AffiliateLeadAttributed', data: { applicationId: 'a', affiliateLinkId: 'l' } };

const faults = (leadCount: number, ...events: readonly LoggedEvent[]) =>
  leads.find({
    ...nothing,
    events: logOf(...events),
    models: [
      {
        name: 'affiliate-links',
        checkpoint: 0n,
        found: new Map([['org-1/l', JSON.stringify({ id: 'l', slug: 'fair', leadCount })]]),
        rebuilt: new Map(),
      },
    ],
  });

describe('the check of leads', () => {
  it('is content with one for each who came by a link', () => {
    expect(faults(1, link, applied('apply-1-by-fair'), lead)).to.deep.equal([]);
    expect(faults(0, link, applied('apply-1'))).to.deep.equal([]);
  });

  it('finds one that is missing, one too many, and one for a link that nobody came by', () => {
    const none = 'application a came by fair, and is counted for none';
    expect(faults(0, link, applied('apply-1-by-fair'))).to.deep.equal([none]);
    expect(faults(2, link, applied('apply-1-by-fair'), lead, lead)).to.have.length(1);
    expect(faults(1, link, applied('apply-1'), lead)).to.have.length(1);
  });

  it('finds a count that is not what there is', () => {
    expect(faults(2, link, applied('apply-1-by-fair'), lead)).to.deep.equal([
      'link fair counts 2 applications, and there are 1',
    ]);
  });
});
