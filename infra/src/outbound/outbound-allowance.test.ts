import { expect } from 'chai';
import { isOutboundEntry, outboundAllowance } from './outbound-allowance.ts';

const allows = (entry: string, host: string, address: string, port = 9000): boolean =>
  outboundAllowance([entry]).allows(host, address, port);

describe('OUTBOUND_ALLOW', () => {
  it('allows a host by its name, whatever address that has', () => {
    expect(allows('CRM.internal', 'crm.internal', '10.0.0.7')).to.equal(true);
    expect(allows('crm.internal', 'other.internal', '10.0.0.7')).to.equal(false);
    expect(allows('crm.internal', 'a.crm.internal', '10.0.0.7')).to.equal(false);
  });

  it('allows an address and a network, whatever name led there', () => {
    expect(allows('127.0.0.1', 'any.example', '127.0.0.1')).to.equal(true);
    expect(allows('127.0.0.1', 'any.example', '127.0.0.2')).to.equal(false);
    expect(allows('10.0.0.0/8', 'any.example', '10.9.8.7')).to.equal(true);
    expect(allows('10.0.0.0/8', 'any.example', '11.0.0.1')).to.equal(false);
    expect(allows('fd00::/8', 'any.example', 'fd12::1')).to.equal(true);
    expect(allows('::1', 'any.example', '::1')).to.equal(true);
  });

  it('does not take an IPv4 address inside an IPv6 one for the first', () =>
    expect(allows('127.0.0.1', 'any.example', '::ffff:7f00:1')).to.equal(false));

  it('holds an entry to its port', () => {
    for (const entry of ['crm.internal:9000', '10.0.0.7:9000', '10.0.0.0/8:9000']) {
      expect(allows(entry, 'crm.internal', '10.0.0.7', 9000), entry).to.equal(true);
      expect(allows(entry, 'crm.internal', '10.0.0.7', 9001), entry).to.equal(false);
    }
    expect(allows('[fd00::/8]:9000', 'any.example', 'fd00::1', 9000)).to.equal(true);
    expect(allows('[::1]:9000', 'any.example', '::1', 80)).to.equal(false);
  });

  for (const entry of [
    '',
    '*',
    '*.internal',
    '10.0.0.0/40',
    '300.1.2.3',
    'http://crm',
    'crm:0',
    'crm:70000',
    'a b',
    '[x',
  ]) {
    it(`refuses the entry ${JSON.stringify(entry)}, naming it`, () => {
      expect(isOutboundEntry(entry)).to.equal(false);
      expect(() => outboundAllowance([entry])).to.throw(JSON.stringify(entry));
    });
  }
});
