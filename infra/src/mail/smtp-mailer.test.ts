import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { createManualClock } from '../testing/manual-clock.ts';
import { email, NOW, sender } from './mail.examples.ts';
import type { Mailer } from './mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

const clock = createManualClock(NOW);

interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

const reply = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

// A mail server that refuses recipients by their name: `reply-450@…` is answered 450.
const withSmtp = async (
  use: (mailer: Mailer, taken: Taken[], server: SMTPServer) => Promise<unknown>,
  options: { readonly data?: () => Error | undefined; readonly password?: string } = {},
): Promise<void> => {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(reply(535, 'Authentication failed')),
    onRcptTo: ({ address }, _session, done) => {
      const code = Number(/^reply-(\d+)@/.exec(address)?.[1] ?? 0);
      if (code === 0) return done();
      return done(reply(code, `<${address}>: no mailbox`));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const failure = options.data?.();
        if (failure !== undefined) return done(failure);
        taken.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        });
        return done();
      });
    },
  });
  const listening = await new Promise<Server>((resolve) => {
    const opened = server.listen(0, '127.0.0.1', () => resolve(opened as Server));
  });
  const { port } = listening.address() as AddressInfo;
  const user = options.password === undefined ? '' : `user:${options.password}@`;
  const mailer = createSmtpMailer({ url: `smtp://${user}127.0.0.1:${port}`, sender, clock, timeoutMs: 5_000 });
  try {
    await use(mailer, taken, server);
  } finally {
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
};

describe('mail over SMTP', () => {
  it('is handed to the server, with the Message-ID of its key', () =>
    withSmtp(async (mailer, taken) => {
      expect(await mailer.send(email({ to: ['anna@example.com', 'ben@example.com'] }))).to.deep.equal({
        ok: true,
        output: { messageId: '<key-1@partners.example.com>', accepted: 2, rejected: 0 },
      });
      expect(taken).to.have.length(1);
      expect(taken[0]).to.deep.include({ from: 'no-reply@example.com', to: ['anna@example.com', 'ben@example.com'] });
      expect(taken[0]?.source).to.include('Message-ID: <key-1@partners.example.com>\r\n');
      expect(taken[0]?.source).to.include('Content-Type: text/plain; charset=utf-8');
    }));

  it('carries the same key when it is repeated', () =>
    withSmtp(async (mailer, taken) => {
      await mailer.send(email());
      clock.advance(1_000);
      await mailer.send(email());
      const ids = taken.map(({ source }) => /^Message-ID: (.*)\r$/m.exec(source)?.[1]);
      expect(ids).to.deep.equal(['<key-1@partners.example.com>', '<key-1@partners.example.com>']);
    }));

  it('signs in where the address says so', () =>
    withSmtp(
      async (mailer, taken) => {
        expect(await mailer.send(email())).to.include({ ok: true });
        expect(taken).to.have.length(1);
      },
      { password: 'right' },
    ));

  it('waits for the operator while the sign-in is refused', () =>
    withSmtp(
      async (mailer) => {
        const result = await mailer.send(email());
        expect(result).to.deep.equal({
          ok: false,
          error: {
            code: 'mail_unavailable',
            message: 'The mail server did not take the mail (535 Authentication failed).',
          },
          retryable: true,
        });
      },
      { password: 'wrong' },
    ));

  it('is refused for good by a 5xx, without telling whose mailbox it was', () =>
    withSmtp(async (mailer) =>
      expect(await mailer.send(email({ to: ['reply-550@example.com'] }))).to.deep.equal({
        ok: false,
        error: { code: 'mail_refused', message: 'The mail server refused the mail (550 <…>: no mailbox).' },
        retryable: false,
      }),
    ));

  it('is worth another try after a 4xx', () =>
    withSmtp(async (mailer) =>
      expect(await mailer.send(email({ to: ['reply-450@example.com'] }))).to.deep.equal({
        ok: false,
        error: { code: 'mail_unavailable', message: 'The mail server did not take the mail (450 <…>: no mailbox).' },
        retryable: true,
      }),
    ));

  it('follows the code of the whole message, too', async () => {
    for (const [code, retryable] of [
      [552, false],
      [554, false],
      [451, true],
      [452, true],
      [503, true],
    ] as const) {
      await withSmtp(
        async (mailer) => expect(await mailer.send(email()), String(code)).to.include({ ok: false, retryable }),
        { data: () => reply(code, 'No') },
      );
    }
  });

  it('counts as sent when some of its recipients were taken', () =>
    withSmtp(async (mailer, taken) => {
      const to = ['anna@example.com', 'reply-550@example.com', 'reply-450@example.com'];
      expect(await mailer.send(email({ to }))).to.deep.equal({
        ok: true,
        output: { messageId: '<key-1@partners.example.com>', accepted: 1, rejected: 2 },
      });
      expect(taken).to.have.length(1);
    }));

  it('says no more to the server than it may', () =>
    withSmtp(async (mailer, taken) => {
      const result = await mailer.send(email({ to: ['a@example.com>\r\nRCPT TO:<b@example.com'] }));
      expect(result).to.deep.include({ ok: false, retryable: false });
      expect(taken).to.deep.equal([]);
    }));

  it('keeps a body that looks like SMTP a body', () =>
    withSmtp(async (mailer, taken) => {
      await mailer.send(email({ text: 'a\r\n.\r\nMAIL FROM:<evil@example.com>\r\n..b\n' }));
      expect(taken).to.have.length(1);
      expect(taken[0]?.source).to.include('MAIL FROM');
    }));

  it('is worth another try when nobody listens', async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
    });
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, sender, clock });
    expect(await mailer.send(email())).to.deep.include({ ok: false, retryable: true });
    mailer.close();
  });

  it('is worth another try when the server says nothing within the limit of time', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, sender, clock, timeoutMs: 50 });
    expect(await mailer.send(email())).to.deep.equal({
      ok: false,
      error: { code: 'timed_out', message: 'The mail server did not answer in time.' },
      retryable: true,
    });
    mailer.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is worth another try when the server goes on saying nothing of use', async () => {
    const server = createServer((socket) => {
      let turns = 0;
      const trickle = () => {
        turns += 1;
        if (turns % 1000 === 0) socket.write('2');
        if (!socket.destroyed) setImmediate(trickle);
      };
      socket.on('error', () => undefined);
      socket.once('data', trickle);
      socket.write('220 ready\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, sender, clock, timeoutMs: 100 });
    expect(await mailer.send(email())).to.deep.equal({
      ok: false,
      error: { code: 'timed_out', message: 'The mail server did not answer in time.' },
      retryable: true,
    });
    mailer.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is worth another try when the server hangs up', async () => {
    const server = createServer((socket) => socket.end('421 go away\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, sender, clock, timeoutMs: 2_000 });
    expect(await mailer.send(email())).to.deep.include({ ok: false, retryable: true });
    mailer.close();
    await new Promise((resolve) => server.close(resolve));
  });
});
