import { expect } from 'chai';
import { isPublicAddress } from './public-address.ts';

describe('an address', () => {
  for (const address of ['93.184.215.14', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111']) {
    it(`${address} is public`, () => expect(isPublicAddress(address)).to.equal(true));
  }

  const special: Readonly<Record<string, readonly string[]>> = {
    'this network': ['0.0.0.0', '0.1.2.3'],
    loopback: ['127.0.0.1', '127.255.255.254', '::1'],
    private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
    'link-local and metadata': ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::1%eth0'],
    'reserved and documentation': ['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '240.0.0.1'],
    'relay anycast': ['192.88.99.1'],
    'multicast and broadcast': ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1'],
    'unique local': ['fc00::1', 'fd00:ec2::254'],
    'IPv6 without a network': ['::', '100::1', '2001:db8::1', '3fff::1', 'fec0::1', '5f00::1'],
    'IPv4 mapped': ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:93.184.215.14'],
    'IPv4 compatible': ['::7f00:1', '::127.0.0.1'],
    NAT64: ['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1'],
    '6to4': ['2002:7f00:1::', '2002:a00:1::1'],
    Teredo: ['2001:0:7f00:1::', '2001::1'],
    ISATAP: ['fe80::5efe:7f00:1'],
    'no address at all': ['', 'localhost', '999.1.1.1', '127.1.1.1.1'],
  };
  for (const [kind, addresses] of Object.entries(special)) {
    it(`is not public: ${kind}`, () => expect(addresses.filter(isPublicAddress)).to.deep.equal([]));
  }
});
