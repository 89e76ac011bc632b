import {
  partnerCreated,
  partnerTierChanged,
  tierDefined,
  tierEvaluationChanged,
  tierRequirementsChanged,
  trackDefined,
} from '@partneros/domain/testing';
import { expect } from 'chai';
import { type LoggedEvent, logOf, nothing } from '../evidence.examples.ts';
import { tiers } from './tiers.ts';

const about = { stream: 'partner-org-1_partner-1' };
const policy = { ...about, policy: 'evaluate-tier' };
const created = (tier: string | null) => ({ ...partnerCreated({ tier }), about });
const moved = (from: string | null, to: string) => [
  { type: 'PartnerTierEvaluated', data: { partnerId: 'partner-1', from, to }, about: policy },
  { ...partnerTierChanged(from, to, 'automatic'), about: policy },
];
const unpinned = { type: 'PartnerTierUnpinned', data: { partnerId: 'partner-1', tier: 'Silver' }, about };

// Everybody earns Gold.
const programme = [
  trackDefined(),
  tierDefined('Silver', 1),
  tierDefined('Gold', 2),
  tierRequirementsChanged('Silver', []),
  tierRequirementsChanged('Gold', []),
  tierEvaluationChanged(),
].map((event) => ({ ...event, about: { stream: 'program-org-1_org-1' } }));

const faults = (...events: readonly LoggedEvent[]) => tiers.find({ ...nothing, events: logOf(...events) });

describe('the check of tiers', () => {
  it('is content with a partner that has what it earns, and with one that was given its tier', () => {
    expect(faults(...programme, created(null), ...moved(null, 'Gold'))).to.deep.equal([]);
    expect(faults(...programme, created('Silver'))).to.deep.equal([]);
    expect(faults(...programme, created('Silver'), unpinned, ...moved('Silver', 'Gold'))).to.deep.equal([]);
  });

  it('finds a partner that is not where it should be at the end', () => {
    expect(faults(...programme, created(null))).to.deep.equal(['partner partner-1 has null, and has to move Gold']);
    expect(faults(...programme, created('Silver'), unpinned)).to.have.length(1);
  });

  it('finds a move from where the partner was not, by itself against a pin, and without a reason', () => {
    expect(faults(created(null), ...moved('Silver', 'Gold'))).to.deep.equal([
      'partner partner-1 left Silver, and had null',
    ]);
    expect(faults(created('Silver'), ...moved('Silver', 'Gold'))).to.deep.equal([
      'partner partner-1 moved to Gold by itself, and its tier was given',
    ]);
    expect(faults(created(null), ...moved(null, 'Gold').slice(1))).to.deep.equal([
      'partner partner-1 moved to Gold without a reason',
    ]);
  });
});
