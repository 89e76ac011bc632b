import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createGuardedFetch, type GuardedAnswer } from './guarded-fetch.ts';
import { outboundAllowance } from './outbound-allowance.ts';
import { createOutboundGuard, type Resolve } from './outbound-guard.ts';
import { answering, withServer } from './test-server.examples.ts';

const fetchWith = (options: { readonly resolve?: Resolve; readonly timeoutMs?: number } = {}) =>
  createGuardedFetch({
    guard: createOutboundGuard({
      allowance: outboundAllowance(['127.0.0.1']),
      ...(options.resolve === undefined ? {} : { resolve: options.resolve }),
    }),
    timeoutMs: options.timeoutMs ?? 5_000,
  });

const get = async (url: string, options?: Parameters<typeof fetchWith>[0]): Promise<GuardedAnswer> => {
  const outcome = await fetchWith(options)({ method: 'GET', url });
  if (outcome.kind !== 'answered') throw new Error(`not answered: ${JSON.stringify(outcome)}`);
  return outcome;
};

// A server that is worse than HTTP: it answers every connection with raw bytes, and leaves it open.
const withRawServer = async (bytes: string | Buffer, use: (url: string) => Promise<unknown>): Promise<void> => {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
};

describe('a guarded request', () => {
  it('sends method, path, headers and body, and brings back the answer', () =>
    withServer(answering(201, 'made', { 'content-type': 'text/plain', 'x-a': 'b' }), async ({ url, received }) => {
      const outcome = await fetchWith()({ method: 'PUT', url: `${url}/a?b=c#d`, headers: { 'x-in': 'y' }, body: 'ü' });
      expect(outcome).to.deep.include({ kind: 'answered', status: 201, body: Buffer.from('made'), complete: true });
      expect((outcome as GuardedAnswer).headers).to.include({ 'content-type': 'text/plain', 'x-a': 'b' });
      expect(received).to.have.length(1);
      expect(received[0]).to.deep.include({ method: 'PUT', url: '/a?b=c', body: 'ü' });
      expect(received[0]?.headers['x-in']).to.equal('y');
    }));

  it('is not made when the guard refuses it', async () =>
    expect(await fetchWith()({ method: 'GET', url: 'http://10.0.0.1/' })).to.deep.equal({
      kind: 'refused',
      reason: 'It leads into a private network.',
    }));

  it('keeps to the checked address when the name leads elsewhere a moment later', () =>
    withServer(answering(200, 'checked'), async ({ port, received }) => {
      let asked = 0;
      const resolve = async () => {
        asked += 1;
        return asked === 1 ? ['127.0.0.1'] : ['127.0.0.2'];
      };
      const { body } = await get(`http://rebind.example:${port}/`, { resolve });
      expect(body.toString()).to.equal('checked');
      expect(asked).to.equal(1);
      expect(received[0]?.headers.host).to.equal(`rebind.example:${port}`);
      expect(await fetchWith({ resolve })({ method: 'GET', url: `http://rebind.example:${port}/` })).to.include({
        kind: 'refused',
      });
      expect(received).to.have.length(1);
    }));

  it('tries the next checked address when the first does not answer', () =>
    withServer(answering(200, 'second'), async ({ port }) => {
      const fetch = createGuardedFetch({
        guard: createOutboundGuard({
          allowance: outboundAllowance(['127.0.0.1', '::1']),
          resolve: async () => ['::1', '127.0.0.1'],
        }),
      });
      const outcome = await fetch({ method: 'GET', url: `http://two.example:${port}/` });
      expect(outcome).to.deep.include({ kind: 'answered', body: Buffer.from('second') });
    }));

  for (const location of [
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest/',
    'http://[::1]/',
    '/again',
    '//evil.example',
  ]) {
    it(`does not follow a redirect to ${location}`, () =>
      withServer(answering(302, '', { location }), async ({ url, received }) => {
        expect(await get(url)).to.include({ status: 302 });
        expect(received).to.have.length(1);
      }));
  }

  it('answers no challenge and keeps no cookie', () =>
    withServer(
      answering(401, '', { 'www-authenticate': 'Basic realm="x"', 'set-cookie': 'a=b' }),
      async ({ url, received }) => {
        expect(await get(url)).to.include({ status: 401 });
        await get(url);
        expect(received.map(({ headers }) => [headers.authorization, headers.cookie])).to.deep.equal([
          [undefined, undefined],
          [undefined, undefined],
        ]);
      },
    ));

  it('takes no proxy from the environment', () =>
    withServer(answering(200, 'proxy'), async ({ url: proxy, received: byProxy }) => {
      const names = ['HTTP_PROXY', 'http_proxy', 'NODE_USE_ENV_PROXY'];
      const before = names.map((name) => [name, process.env[name]] as const);
      for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : proxy;
      try {
        await withServer(answering(200, 'direct'), async ({ url }) =>
          expect((await get(url)).body.toString()).to.equal('direct'),
        );
        expect(byProxy).to.deep.equal([]);
      } finally {
        for (const [name, value] of before) {
          if (value === undefined) delete process.env[name];
          else process.env[name] = value;
        }
      }
    }));

  it('cuts a body at 64 KiB', () =>
    withServer(answering(200, 'x'.repeat(10_000_000)), async ({ url }) => {
      const { status, body, complete } = await get(url);
      expect({ status, length: body.length, complete }).to.deep.equal({ status: 200, length: 65_536, complete: false });
    }));

  it('does not blow up a gzip bomb', () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    return withServer(
      (_req, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      async ({ url }) => {
        const { body } = await get(url);
        expect(body).to.deep.equal(bomb.subarray(0, 65_536));
      },
    );
  });

  it('takes the status of an answer whose body never ends', () =>
    withServer(
      (_req, res) => {
        res.writeHead(200).write('so far');
      },
      async ({ url }) => {
        const { status, body, complete } = await get(url, { timeoutMs: 1_000 });
        expect({ status, body: body.toString(), complete }).to.deep.equal({
          status: 200,
          body: 'so far',
          complete: false,
        });
      },
    ));

  it('takes the status of an answer that breaks off before its content-length', () =>
    withServer(
      (_req, res) => {
        res.writeHead(200, { 'content-length': '100' });
        res.write('short', () => res.destroy());
      },
      async ({ url }) => expect(await get(url)).to.include({ status: 200, complete: false }),
    ));

  it('gives up on a server that never answers', () =>
    withServer(
      () => undefined,
      async ({ url }) =>
        expect(await fetchWith({ timeoutMs: 50 })({ method: 'GET', url })).to.deep.equal({
          kind: 'unanswered',
          code: 'timed_out',
          message: 'No answer within 0.05 s.',
        }),
    ));

  it('gives up on headers that never end', () =>
    withRawServer('HTTP/1.1 200 OK\r\nx: ', async (url) =>
      expect(await fetchWith({ timeoutMs: 50 })({ method: 'GET', url })).to.include({ code: 'timed_out' }),
    ));

  it('gives up on a TLS handshake that stalls', () =>
    withRawServer('', async (url) =>
      expect(await fetchWith({ timeoutMs: 50 })({ method: 'GET', url: url.replace('http:', 'https:') })).to.include({
        code: 'timed_out',
      }),
    ));

  it('gives up on a name that is never resolved', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    const outcome = await fetchWith({ resolve, timeoutMs: 50 })({ method: 'GET', url: 'http://slow.example/' });
    expect(outcome).to.include({ code: 'timed_out' });
  });

  it('takes headers of a megabyte for no answer', () =>
    withRawServer(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_000_000)}\r\n\r\n`, async (url) =>
      expect(await fetchWith()({ method: 'GET', url })).to.include({ kind: 'unanswered', code: 'network_error' }),
    ));

  it('takes what is not HTTP for no answer', () =>
    withRawServer('220 mail.example ESMTP\r\n', async (url) =>
      expect(await fetchWith()({ method: 'GET', url })).to.include({ kind: 'unanswered', code: 'network_error' }),
    ));

  it('says that nobody listens, without saying where', async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
    });
    expect(await fetchWith()({ method: 'GET', url: `http://127.0.0.1:${port}/` })).to.deep.equal({
      kind: 'unanswered',
      code: 'network_error',
      message: 'The receiver cannot be reached (ECONNREFUSED).',
    });
  });

  it('says that a name is unknown', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    };
    expect(await fetchWith({ resolve })({ method: 'GET', url: 'http://gone.example/' })).to.include({
      code: 'network_error',
      message: 'The receiver cannot be reached (ENOTFOUND).',
    });
  });

  it('never throws, whatever it is given', async () => {
    const outcome = await fetchWith()({ method: 'GET', url: 'http://127.0.0.1/', headers: { 'a\r\nb': 'c' } });
    expect(outcome).to.include({ kind: 'unanswered' });
  });
});
