import { equal, match, ok } from 'node:assert/strict';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Seen, startVictim, type Victim } from '../testing/victim.ts';

const PATHS = [
  '/api/partners/%00',
  '/api/partners/../organization',
  '/api/partners/%2e%2e/organization',
  '/api/partners/%252e%252e',
  '/api/partners/..%2forganization',
  '//api/partners',
  '/api/partners/',
  '/API/partners',
  '/api/partners;x=1',
  '/api/partners/%ff',
  '/api/partners/%',
  'http://evil.example/api/partners',
  '*',
  `/${'a/'.repeat(3_000)}`,
  `/api/partners/${'x'.repeat(65)}`,
  '/livez/../api/partners',
  '/api/docs/assets/..%2f..%2fpackage.json',
  '/api/docs/assets/../../../etc/passwd',
];

const NOT_HTTP: Readonly<Record<string, string>> = {
  'both lengths': 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET',
  'two lengths': 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde',
  'a folded header': 'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\r\n b\r\n\r\n',
  'a space before a colon': 'GET / HTTP/1.1\r\nHost : x\r\n\r\n',
  'no host': 'GET / HTTP/1.1\r\n\r\n',
  'an unknown method': 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n',
  'a huge header': `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
};

const MUCH = 64 * 1024 * 1024;

describe('an attacker of the protocol', function () {
  this.timeout(30_000);
  let victim: Victim;
  let cookie: string;
  before(async () => {
    victim = await startVictim();
    ({ cookie } = await victim.signUp('ada', 'Acme'));
  });
  after(async () => {
    await victim.stop();
    victim.remove();
  });

  const refused = (answer: string, name: string) => {
    match(answer, /^HTTP\/1\.1 4\d\d /, name);
    match(answer, /\r\n\r\n\{"error":"[^"]+","code":"[a-z_]+"/, name);
    ok(!/x-powered-by|\n {4}at |node_modules/i.test(answer), name);
  };

  it('finds nothing by an absurd path', async () => {
    for (const path of PATHS)
      refused(
        await victim.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`),
        path.slice(0, 60),
      );
  });

  it('smuggles nothing by what is no HTTP, and is told so in one shape', async () => {
    for (const [name, request] of Object.entries(NOT_HTTP)) {
      const answer = await victim.raw(request);
      refused(answer, name);
      equal(answer.split('HTTP/1.1').length, 2, `${name}: ${answer}`);
    }
  });

  it('gets an answer to each of many requests in one packet, in order', async () => {
    const one = (close: string) => `HEAD /livez HTTP/1.1\r\nHost: x\r\n${close}\r\n`;
    const answer = await victim.raw(one('').repeat(49) + one('Connection: close\r\n'));
    equal(answer.split('HTTP/1.1 200').length, 51);
  });

  const send = (body: Buffer | string, encoding?: string): Promise<Seen> =>
    victim.call('/api/partners', {
      method: 'POST',
      body,
      cookie,
      headers: { 'content-type': 'application/json', ...(encoding && { 'content-encoding': encoding }) },
    });

  it('blows nothing up with a small body that unpacks to a large one', async () => {
    const much = Buffer.alloc(MUCH, 0x20);
    for (const [encoding, bomb] of [
      ['gzip', gzipSync(much).subarray(0, 90_000)],
      ['br', brotliCompressSync(much.subarray(0, MUCH / 4))],
    ] as const) {
      const before = process.memoryUsage().rss;
      equal((await send(bomb, encoding)).status, 413, encoding);
      ok(process.memoryUsage().rss - before < MUCH / 4, `${encoding} was unpacked`);
    }
    equal((await send('{}', 'zstd2')).status, 415);
    equal((await send('not gzip', 'gzip')).body.code, 'invalid_json');
  });

  it('breaks no parser by depth, width, size or strange text', async () => {
    for (const [name, body] of Object.entries({
      depth: '['.repeat(50_000) + ']'.repeat(50_000),
      'depth of objects': `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`,
      keys: `{${Array.from({ length: 9_000 }, (_, index) => `"k${index}":1`).join()}}`,
      'a huge number': '{"name":1e999}',
      'half a character': '{"name":"\\ud800"}',
      NUL: '{"name":"\\u0000"}',
      'a prototype': '{"__proto__":{"name":"x"}}',
      'a constructor': '{"constructor":{"prototype":{"name":"x"}}}',
      null: 'null',
      nothing: ' ',
      'more after the end': '{}{}',
    })) {
      const { status, body: answer } = await send(body);
      equal(status, 400, name);
      equal(typeof answer.error, 'string', name);
    }
    equal((await send(`"${'x'.repeat(102_400)}"`)).status, 413);
  });

  it('reads in every answer that it is not to be framed, sniffed, kept or run', async () => {
    for (const path of ['/api/organization', '/api/nowhere', '/api/auth/get-session', '/livez', '/api/docs']) {
      const { headers } = await victim.call(path);
      match(headers.get('content-security-policy') ?? '', /^default-src 'self';.*frame-ancestors 'none'/, path);
      ok(!/script-src|unsafe-eval/.test(headers.get('content-security-policy') ?? ''), path);
      equal(headers.get('x-content-type-options'), 'nosniff', path);
      equal(headers.get('referrer-policy'), 'no-referrer', path);
      equal(headers.get('x-powered-by'), null, path);
      if (path.startsWith('/api/') && path !== '/api/docs') equal(headers.get('cache-control'), 'no-store', path);
    }
  });
});
