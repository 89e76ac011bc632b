import { partnerCreated } from '@partneros/domain/testing';
import { expect } from 'chai';
import { logOf, nothing } from '../evidence.examples.ts';
import { domains } from './domains.ts';

const created = (partnerId: string, domain: string | null) => {
  const event = partnerCreated({ partnerId });
  return { ...event, data: { ...event.data, profile: { domain } } };
};
const faults = (...partners: readonly ReturnType<typeof created>[]) =>
  domains.find({ ...nothing, events: logOf(...partners) });

describe('the check of domains', () => {
  it('is content with one partner for each, and with partners that have none', () => {
    expect(faults(created('a', 'acme.example'), created('b', 'initech.example'))).to.deep.equal([]);
    expect(faults(created('a', null), created('b', null))).to.deep.equal([]);
  });

  it('finds a second one', () => {
    expect(faults(created('a', 'acme.example'), created('b', 'acme.example'))).to.deep.equal([
      'acme.example has a and b',
    ]);
  });
});
