import { deepEqual, equal } from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gateway } from './gateway.ts';
import { hasNginx, openNginx } from './nginx.ts';

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

const isThere = hasNginx();

describe(`deploy/gateway.conf.template in nginx${isThere ? '' : ', skipped: this machine has none'}`, () => {
  if (!isThere) return;

  let folder: string;
  let reads: Server;
  let writes: Server;
  let gateway: Gateway;
  let answerRead: (req: IncomingMessage, res: ServerResponse) => void;
  let answerWrite: typeof answerRead;

  const listening = async (answer: typeof answerRead) => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  const shut = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  /** Tells which of the two was asked, and for what. */
  const telling = (name: string) => (req: IncomingMessage, res: ServerResponse) => {
    const { 'x-forwarded-for': from, host } = req.headers;
    res.setHeader('set-cookie', ['session_token=1; Path=/; HttpOnly', 'other=2']);
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ name, asked: `${req.method} ${req.url}`, from, host }));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partneros-nginx-'));
    answerRead = telling('query-api');
    answerWrite = telling('command-api');
    reads = await listening((req, res) => answerRead(req, res));
    writes = await listening((req, res) => answerWrite(req, res));
    gateway = await openNginx(folder, { reads: portOf(reads), writes: portOf(writes), runs: portOf(writes) });
  });

  afterEach(async () => {
    await gateway.close();
    await shut(reads);
    await shut(writes);
    await rm(folder, { recursive: true, force: true });
  });

  const asked = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${gateway.url}${path}`, { method, headers });
    return (await answer.json()) as { name: string; asked: string; from: string; host: string };
  };

  it('sends what reads to one API and what writes to the other', async () => {
    for (const [method, path, name] of [
      ['GET', '/api/partners?search=a%2Fb&limit=1', 'query-api'],
      ['POST', '/api/partners', 'command-api'],
      ['POST', '/api/auth/sign-in/email', 'command-api'],
      ['GET', '/api/auth/get-session', 'query-api'],
      ['PATCH', '/api/partners/1', 'command-api'],
      ['PUT', '/api/workflows/1/definition', 'command-api'],
      ['DELETE', '/api/partners/1', 'command-api'],
      ['OPTIONS', '/api/partners', 'command-api'],
      ['GET', '/readyz', 'query-api'],
      ['GET', '/livez', 'query-api'],
    ] as const)
      deepEqual(await asked(method, path).then((told) => [told.name, told.asked]), [name, `${method} ${path}`]);
    deepEqual((await asked('GET', '/command-api/readyz')).asked, 'GET /readyz');
    equal((await asked('GET', '/command-api/readyz')).name, 'command-api');
  });

  it('passes on host and cookies, and believes nobody about where they come from', async () => {
    const told = await asked('GET', '/api/partners', { 'x-forwarded-for': '8.8.8.8' });
    deepEqual([told.from, told.host], ['127.0.0.1', new URL(gateway.url).host]);
    const { headers } = await fetch(`${gateway.url}/api/partners`);
    deepEqual(headers.getSetCookie(), ['session_token=1; Path=/; HttpOnly', 'other=2']);
  });

  it('hands every event of a stream on as it comes', async () => {
    let tell: (text: string) => void = () => undefined;
    answerRead = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      tell = (text) => res.write(text);
      tell(': connected\n\n');
    };
    const stop = new AbortController();
    const answer = await fetch(`${gateway.url}/api/stream`, { signal: stop.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (const text of [': connected\n\n', 'data: 1\n\n', 'data: 2\n\n']) {
      if (text.startsWith('data')) tell(text);
      equal((await reader?.read())?.value, text);
    }
    stop.abort();
  });

  it('says in the words of the API when nobody answers, and repeats no command by itself', async () => {
    let attempts = 0;
    answerWrite = (req) => {
      attempts += 1;
      req.socket.destroy();
    };
    const answer = await fetch(`${gateway.url}/api/partners`, { method: 'POST' });
    deepEqual([answer.status, answer.headers.get('retry-after'), await codeOf(answer)], [503, '1', 'unavailable']);
    equal(attempts, 1);
    await shut(reads);
    equal((await fetch(`${gateway.url}/api/partners`)).status, 503);
  });

  it('leaves the answers of the API as they are, also when it is the API that says 503', async () => {
    answerRead = (_req, res) => res.writeHead(503, { 'retry-after': '7' }).end('{"code":"projection_behind"}');
    const answer = await fetch(`${gateway.url}/api/partners`);
    deepEqual(
      [answer.status, answer.headers.get('retry-after'), await answer.text()],
      [503, '7', '{"code":"projection_behind"}'],
    );
  });

  it('takes an import of eight megabytes, and no more', async () => {
    answerWrite = (req, res) => {
      let bytes = 0;
      req.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      req.on('end', () => res.end(String(bytes)));
    };
    const send = (bytes: number) =>
      fetch(`${gateway.url}/api/partners/import`, { method: 'POST', body: Buffer.alloc(bytes) });
    equal(await (await send(8 * 1024 * 1024)).text(), String(8 * 1024 * 1024));
    const refused = await send(8 * 1024 * 1024 + 1);
    deepEqual([refused.status, await codeOf(refused)], [413, 'payload_too_large']);
  });
});
