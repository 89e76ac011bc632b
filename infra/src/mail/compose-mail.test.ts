import { expect } from 'chai';
import { composeMail } from './compose-mail.ts';
import { email, NOW, sender } from './mail.examples.ts';

const outcome = (changes: Parameters<typeof email>[0]): string => {
  const mail = composeMail(email(changes), sender, NOW);
  return 'ok' in mail ? `${mail.error.code}: ${mail.error.message}` : 'composed';
};

describe('a mail', () => {
  it('has the Message-ID that its key always leads to', () => {
    expect(composeMail(email({ key: 'a-B_9' }), sender, NOW)).to.include({ messageId: '<a-B_9@partners.example.com>' });
    const strange = composeMail(email({ key: 'a b>\r\n' }), sender, NOW);
    expect(strange).to.deep.equal(composeMail(email({ key: 'a b>\r\n' }), sender, NOW));
    expect('messageId' in strange && strange.messageId).to.match(/^<[0-9a-f]{64}@partners\.example\.com>$/);
  });

  it('reaches nobody twice', () =>
    expect(
      composeMail(email({ to: ['a@example.com', 'b@example.com', 'a@example.com'] }), sender, NOW),
    ).to.deep.include({
      to: ['a@example.com', 'b@example.com'],
    }));

  // RELIABILITY.md case 20.
  const ENDS = ['\r', '\n', '\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f', '\0', '\t', '\u001b', '\u007f'];
  for (const end of ENDS) {
    it(`may not have ${JSON.stringify(end)} in its subject or an address`, () => {
      for (const subject of [`a${end}Bcc: evil@example.com`, `${end}a`, `a${end}`]) {
        expect(outcome({ subject })).to.match(/^mail_refused: Its subject/);
      }
      for (const to of [`a@example.com${end}`, `${end}a@example.com`, `a${end}b@example.com`, `a@exam${end}ple.com`]) {
        expect(outcome({ to: [to] })).to.match(/^mail_refused: A recipient/);
      }
    });
  }

  const ADDRESSES = [
    '',
    ' ',
    'anna',
    '@example.com',
    'anna@',
    'anna@example',
    'a@example.com,b@example.com',
    'a@example.com;b@example.com',
    'a@example.com b@example.com',
    'a@example.com@evil.example',
    'Anna <a@example.com>',
    '<a@example.com>',
    '"a b"@example.com',
    '"a@evil.example"@example.com',
    '"evil@evil.example x"@example.com',
    'a(comment)@example.com',
    'a@[127.0.0.1]',
    'a@example.com>\r\nRCPT TO:<b@example.com',
    'group: a@example.com;',
    'ü@example.com',
    'a@exämple.com',
    'a＠example.com',
    'file:///etc/passwd',
    `${'a'.repeat(250)}@example.com`,
    `${'a'.repeat(100_000)}`,
  ];
  for (const address of ADDRESSES) {
    it(`is not sent to ${JSON.stringify(address.slice(0, 40))}`, () => {
      expect(outcome({ to: [address] })).to.equal('mail_refused: A recipient is not a plain mail address.');
      expect(outcome({ to: ['a@example.com', address] })).to.equal(
        'mail_refused: A recipient is not a plain mail address.',
      );
    });
  }

  it('has between one and fifty recipients', () => {
    const people = (count: number) => Array.from({ length: count }, (_, i) => `a${i}@example.com`);
    expect(outcome({ to: [] })).to.equal('mail_refused: It has no recipient.');
    expect(outcome({ to: people(50) })).to.equal('composed');
    expect(outcome({ to: people(51) })).to.equal('mail_refused: It has more than 50 recipients.');
  });

  it('has a subject of at most 998 characters', () => {
    expect(outcome({ subject: 'x'.repeat(998) })).to.equal('composed');
    expect(outcome({ subject: 'x'.repeat(999) })).to.match(/^mail_refused/);
    expect(outcome({ subject: '' })).to.equal('composed');
  });
});
