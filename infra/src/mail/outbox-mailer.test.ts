import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EffectResult, Email } from '@partneros/domain';
import { expect } from 'chai';
import { createManualClock } from '../testing/manual-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createFileOutbox } from './file-outbox.ts';
import { email, NOW, sender } from './mail.examples.ts';
import { createOutboxMailer } from './outbox-mailer.ts';

describe('the outbox folder', () => {
  let data: ReturnType<typeof temporaryFolder>;
  const clock = createManualClock(NOW);

  beforeEach(() => {
    clock.set(NOW);
    data = temporaryFolder();
  });
  afterEach(() => data.remove());

  const send = (changes: Partial<Email> = {}): Promise<EffectResult> =>
    createOutboxMailer({ dataDir: data.folder, sender, clock }).send(email(changes));
  const outbox = () => createFileOutbox(data.folder);
  const filesOf = (organizationId: string) => readdirSync(join(data.folder, 'outbox', organizationId));

  it('takes a mail as one file that a mail program opens', async () => {
    expect(await send()).to.deep.equal({
      ok: true,
      output: { messageId: '<key-1@partners.example.com>', accepted: 1, rejected: 0 },
    });
    expect(filesOf('org-1')).to.deep.equal(['key-1.eml']);
    const source = readFileSync(join(data.folder, 'outbox/org-1/key-1.eml'), 'utf8');
    expect(source.split('\r\n')).to.include.members([
      'From: PartnerOS <no-reply@example.com>',
      'To: anna@example.com',
      'Message-ID: <key-1@partners.example.com>',
      'Date: Sat, 16 May 2026 12:00:00 +0000',
      'MIME-Version: 1.0',
    ]);
    expect(source.replaceAll('\r\n', '')).not.to.include('\n');
  });

  it('shows a mail as it was meant, and its source', async () => {
    await send({ to: ['anna@example.com', 'ben@example.com'], subject: `Für ${'sehr '.repeat(40)}viele 🎉` });
    const mail = {
      id: 'key-1',
      messageId: '<key-1@partners.example.com>',
      to: ['anna@example.com', 'ben@example.com'],
      subject: `Für ${'sehr '.repeat(40)}viele 🎉`,
      at: NOW,
    };
    expect(await outbox().list('org-1', 10)).to.deep.equal([mail]);
    const { source, ...read } = (await outbox().read('org-1', 'key-1')) ?? { source: '' };
    expect(read).to.deep.equal(mail);
    expect(source).to.match(/^From: /);
  });

  it('lists the newest first, as many as asked for', async () => {
    for (const key of ['a', 'b', 'c']) {
      clock.advance(1);
      await send({ key });
    }
    expect((await outbox().list('org-1', 10)).map(({ id }) => id)).to.deep.equal(['c', 'b', 'a']);
    expect((await outbox().list('org-1', 2)).map(({ id }) => id)).to.deep.equal(['c', 'b']);
  });

  it('holds one mail per key, however often it is sent, one after another or at once', async () => {
    await send();
    clock.advance(60_000);
    await send({ text: 'again' });
    const mailer = createOutboxMailer({ dataDir: data.folder, sender, clock });
    const results = await Promise.all(Array.from({ length: 20 }, () => mailer.send(email({ text: 'again' }))));
    expect(results.every(({ ok }) => ok)).to.equal(true);
    expect(filesOf('org-1')).to.deep.equal(['key-1.eml']);
    expect((await outbox().read('org-1', 'key-1'))?.source).to.include('again');
  });

  it('holds one whole mail after a crash in the middle of writing it and a repeat', async () => {
    mkdirSync(join(data.folder, 'outbox/org-1'), { recursive: true });
    writeFileSync(join(data.folder, 'outbox/org-1/key-1.eml.tmp'), 'From: half a ma'.repeat(10_000));
    expect(await outbox().list('org-1', 10)).to.deep.equal([]);
    await send();
    expect(filesOf('org-1')).to.deep.equal(['key-1.eml']);
    expect((await outbox().read('org-1', 'key-1'))?.source).to.match(/^From: PartnerOS/);
  });

  it('keeps organizations apart', async () => {
    await send();
    expect(await outbox().list('org-2', 10)).to.deep.equal([]);
    expect(await outbox().read('org-2', 'key-1')).to.equal(undefined);
  });

  it('can be read by nobody else on the machine', async () => {
    await send();
    expect(statSync(join(data.folder, 'outbox/org-1')).mode & 0o777).to.equal(0o700);
    expect(statSync(join(data.folder, 'outbox/org-1/key-1.eml')).mode & 0o777).to.equal(0o600);
  });

  for (const key of ['../escape', '..', '/etc/passwd', 'a/b', 'a\\b', '', 'a\0b', 'ü', 'x'.repeat(65), 'a.eml', ' ']) {
    it(`keeps the key ${JSON.stringify(key.slice(0, 20))} inside the folder, under a name of ours`, async () => {
      await send({ key });
      await send({ key });
      const [file, ...more] = filesOf('org-1');
      expect(file).to.match(/^[0-9a-f]{64}\.eml$/);
      expect(more).to.deep.equal([]);
      expect(readdirSync(data.folder)).to.deep.equal(['outbox']);
    });
  }

  for (const id of ['..', '../org-1', '.', '', 'a/b', '/tmp', 'a\0b']) {
    it(`knows no organization ${JSON.stringify(id)} and no mail of that name`, async () => {
      await send();
      expect(await send({ organizationId: id })).to.deep.include({ ok: false, retryable: false });
      expect(await outbox().list(id, 10)).to.deep.equal([]);
      expect(await outbox().read(id, 'key-1')).to.equal(undefined);
      expect(await outbox().read('org-1', id)).to.equal(undefined);
    });
  }

  it('passes over what is not its own', async () => {
    await send();
    const folder = join(data.folder, 'outbox/org-1');
    writeFileSync(join(folder, 'notes.txt'), 'x');
    writeFileSync(join(folder, 'a b.eml'), 'x');
    writeFileSync(join(folder, 'empty.eml'), '');
    expect((await outbox().list('org-1', 10)).map(({ id }) => id)).to.have.members(['key-1', 'empty']);
  });

  it('refuses a mail that would break out of its headers, and writes nothing', async () => {
    expect(await send({ subject: 'a\r\nBcc: evil@example.com' })).to.deep.include({ ok: false, retryable: false });
    expect(readdirSync(data.folder)).to.deep.equal([]);
  });

  it('throws when the disk does not take the mail', async () => {
    writeFileSync(join(data.folder, 'outbox'), 'a file where the folder should be');
    const thrown = await send().catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(Error);
  });
});
