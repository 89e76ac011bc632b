import { addMillis } from '@partneros/domain';
import { expect } from 'chai';
import { signatureOf, verifySignature } from './webhook-signature.ts';

const NOW = '2026-05-16T12:00:00.000Z';
const BODY = '{"partner":"Müller"}';
const signed = signatureOf('s3cret', BODY, NOW);

describe('a webhook signature', () => {
  it('is the HMAC-SHA256 of moment and raw body', () =>
    expect(signatureOf('key', '{}', '1970-01-01T00:00:01.999Z')).to.equal(
      // echo -n '1.{}' | openssl dgst -sha256 -hmac key
      't=1,v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224',
    ));

  it('is recognised by a receiver who knows the secret', () =>
    expect(verifySignature('s3cret', signed, BODY, NOW)).to.equal(true));

  it('is recognised by either secret while one is being changed', () => {
    expect(verifySignature(['new', 's3cret'], signed, BODY, NOW)).to.equal(true);
    const both = `${signed},${signatureOf('new', BODY, NOW).split(',')[1]}`;
    expect(verifySignature('new', both, BODY, NOW)).to.equal(true);
  });

  it('is not recognised with another secret, body or moment', () => {
    expect(verifySignature('other', signed, BODY, NOW)).to.equal(false);
    expect(verifySignature([], signed, BODY, NOW)).to.equal(false);
    expect(verifySignature('s3cret', signed, `${BODY} `, NOW)).to.equal(false);
    expect(verifySignature('s3cret', signed.replace(/^t=\d+/, 't=1778932801'), BODY, NOW)).to.equal(false);
  });

  it('grows old after five minutes, and comes not from the future', () => {
    expect(verifySignature('s3cret', signed, BODY, addMillis(NOW, 300_000))).to.equal(true);
    expect(verifySignature('s3cret', signed, BODY, addMillis(NOW, 301_000))).to.equal(false);
    expect(verifySignature('s3cret', signed, BODY, addMillis(NOW, -301_000))).to.equal(false);
    expect(verifySignature('s3cret', signed, BODY, addMillis(NOW, 301_000), 600)).to.equal(true);
  });

  for (const header of [
    '',
    't=',
    'v1=00',
    't=1778932800',
    `t=x,${signed.split(',')[1]}`,
    signed.slice(0, -1),
    `${signed}00`,
  ]) {
    it(`is not taken from ${JSON.stringify(header.slice(0, 20))}…`, () =>
      expect(verifySignature('s3cret', header, BODY, NOW)).to.equal(false));
  }
});
