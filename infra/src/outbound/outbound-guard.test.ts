import { expect } from 'chai';
import { outboundAllowance } from './outbound-allowance.ts';
import { createOutboundGuard, type Resolve } from './outbound-guard.ts';

const PUBLIC = '93.184.215.14';

const guard = (options: { readonly allow?: readonly string[]; readonly resolve?: Resolve } = {}) =>
  createOutboundGuard({
    allowance: outboundAllowance(options.allow ?? []),
    resolve: options.resolve ?? (async () => [PUBLIC]),
  });

const verdict = async (url: string, options?: Parameters<typeof guard>[0]): Promise<string> => {
  const target = await guard(options).check(url);
  return target.kind === 'allowed' ? target.addresses.join(' ') : target.reason;
};

const PRIVATE = 'It leads into a private network.';

// RELIABILITY.md case 22: the ways to write an address that a careless check lets through.
const FORMS = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '00000177.0.0.01',
  '127.000.000.001',
  '１２７.０.０.１',
  '127。0。0。1',
  '①②⑦.⓪.⓪.①',
  '%31%32%37.0.0.1',
  '127.255.255.254',
  '0',
  '0.0.0.0',
  '0x0',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '224.0.0.1',
  '255.255.255.255',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ｌｏｃａｌｈｏｓｔ',
  'a.localhost',
];

describe('the outbound guard', () => {
  it('lets a public host through, at the addresses it has now', async () => {
    expect(await verdict('https://hooks.example.com/a?b')).to.equal(PUBLIC);
    expect(await verdict('https://1.1.1.1/')).to.equal('1.1.1.1');
    expect(await verdict('https://[2606:4700::1111]/')).to.equal('2606:4700::1111');
  });

  for (const form of FORMS) {
    it(`refuses http://${form}/`, async () => expect(await verdict(`http://${form}/`)).to.equal(PRIVATE));
  }

  it('refuses a name that leads to a private address', async () =>
    expect(await verdict('https://evil.example', { resolve: async () => ['10.0.0.5'] })).to.equal(PRIVATE));

  it('refuses a name of which one address is private', async () => {
    const resolve = async () => [PUBLIC, 'fd00::1'];
    expect(await verdict('https://evil.example', { resolve })).to.equal(PRIVATE);
  });

  it('refuses a name whose answer is no address', async () =>
    expect(await verdict('https://evil.example', { resolve: async () => ['internal'] })).to.equal(PRIVATE));

  for (const url of [
    '',
    'hooks',
    '//x',
    'http://',
    'http://a b/',
    'http://[::1',
    'http://a:99999/',
    'http://127.0.0.1%00/',
  ]) {
    it(`refuses ${JSON.stringify(url)}, which is no web address`, async () =>
      expect(await verdict(url)).to.equal('It is not a web address.'));
  }

  for (const url of ['ftp://a.example', 'file:///etc/passwd', 'gopher://a.example', 'data:,x', 'ws://a.example']) {
    it(`refuses ${url}, whose scheme is another`, async () =>
      expect(await verdict(url)).to.equal('Only http and https may be called.'));
  }

  for (const url of ['https://user@a.example', 'https://u:p@a.example', 'https://hooks.example.com@10.0.0.1/']) {
    it(`refuses ${url}, which carries a user`, async () =>
      expect(await verdict(url)).to.equal('A web address may not carry a user or password.'));
  }

  it('knows the usual ports and no others', async () => {
    for (const port of [80, 443, 8080, 8443]) expect(await verdict(`http://a.example:${port}`)).to.equal(PUBLIC);
    for (const port of [1, 22, 25, 2113, 6379, 9092, 27_017]) {
      expect(await verdict(`http://a.example:${port}`)).to.equal(`Port ${port} may not be called.`);
    }
  });

  it('lets through what is allowed by name, address or network, on any port', async () => {
    const resolve = async () => ['10.0.0.5'];
    for (const entry of ['crm.internal', '10.0.0.5', '10.0.0.0/8']) {
      expect(await verdict('http://crm.internal:9000', { allow: [entry], resolve })).to.equal('10.0.0.5');
    }
    expect(await verdict('http://localhost:9000', { allow: ['127.0.0.1'] })).to.equal('127.0.0.1');
  });

  it('holds what is allowed to its port', async () => {
    const resolve = async () => ['10.0.0.5'];
    const allow = ['crm.internal:9000'];
    expect(await verdict('http://crm.internal:9000', { allow, resolve })).to.equal('10.0.0.5');
    expect(await verdict('http://crm.internal', { allow, resolve })).to.equal(PRIVATE);
  });

  it('opens another port of a public host that is allowed', async () =>
    expect(await verdict('http://a.example:9000', { allow: ['a.example:9000'] })).to.equal(PUBLIC));

  it('does not let an allowed address cover for a private one beside it', async () => {
    const resolve = async () => ['10.0.0.5', '10.0.0.6'];
    expect(await verdict('http://crm.internal', { allow: ['10.0.0.5'], resolve })).to.equal(PRIVATE);
  });

  it('never lets a private address through while a name flips a thousand times', async () => {
    let flips = 0;
    const resolve = async () => {
      flips += 1;
      return [flips % 2 === 0 ? '127.0.0.1' : PUBLIC];
    };
    const flipping = guard({ resolve });
    for (let i = 0; i < 1000; i += 1) {
      const target = await flipping.check('https://rebind.example');
      if (target.kind === 'allowed') expect(target.addresses).to.deep.equal([PUBLIC]);
    }
    expect(flips).to.equal(1000);
  });
});
