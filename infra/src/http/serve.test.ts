import { strictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { type Serving, serve } from './serve.ts';

const withServer = async (
  app: RequestListener,
  use: (serving: Serving, url: string) => Promise<void>,
  deadlineMs = 20_000,
  lingerMs = 2_000,
) => {
  const stopping = new AbortController();
  const serving = await serve({ app, port: 0, host: '127.0.0.1', stopping, deadlineMs, lingerMs });
  try {
    await use(serving, `http://127.0.0.1:${serving.port}`);
  } finally {
    await serving.close();
  }
};

describe('a server', () => {
  it('lets a running request end before it closes, and takes no new one', () => {
    const arrivals = new EventTarget();
    let finish = (): void => undefined;
    const app: RequestListener = (_req, res) => {
      finish = () => res.end('done');
      arrivals.dispatchEvent(new Event('request'));
    };
    return withServer(app, async (serving, url) => {
      const arrived = once(arrivals, 'request');
      const running = fetch(url);
      await arrived;
      const closed = serving.close();
      strictEqual(await fetch(url).catch(() => 'refused'), 'refused');
      finish();
      strictEqual(await (await running).text(), 'done');
      await closed;
    });
  });

  it('cuts off what has not ended by the deadline', () => {
    const arrivals = new EventTarget();
    const app: RequestListener = () => arrivals.dispatchEvent(new Event('request'));
    return withServer(
      app,
      async (serving, url) => {
        const arrived = once(arrivals, 'request');
        const running = fetch(url).catch(() => 'cut off');
        await arrived;
        await serving.close();
        strictEqual(await running, 'cut off');
      },
      1,
    );
  });

  it('does not wait for connections on which nothing runs', () =>
    withServer(
      (_req, res) => res.end('ok'),
      async (serving, url) => {
        await (await fetch(url)).text();
        const silent = connect(serving.port, '127.0.0.1');
        await once(silent, 'connect');
        await serving.close();
        silent.destroy();
      },
    ));

  it('answers what is no HTTP in the shape of every other problem', () =>
    withServer(
      (_req, res) => res.end('ok'),
      async (serving) => {
        const socket = connect(serving.port, '127.0.0.1');
        socket.setEncoding('utf8');
        socket.end('GARBAGE\r\n\r\n');
        let answer = '';
        for await (const chunk of socket) answer += chunk;
        strictEqual(answer.startsWith('HTTP/1.1 400 Bad Request\r\n'), true);
        strictEqual(answer.endsWith('{"error":"This is not HTTP.","code":"invalid_request"}'), true);
      },
    ));

  it('does not start on a port that is taken', () =>
    withServer(
      (_req, res) => res.end('ok'),
      async ({ port }) => {
        const second = serve({ app: () => undefined, port, host: '127.0.0.1', stopping: new AbortController() });
        strictEqual(await second.catch((error: NodeJS.ErrnoException) => error.code), 'EADDRINUSE');
      },
    ));

  const answerTo = async (port: number, request: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('utf8');
    socket.write(request);
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    return answer;
  };

  it('sees every header, however many there are', () =>
    withServer(
      (req, res) => res.end(`origin: ${req.headers.origin}`),
      async ({ port }) => {
        const many = Array.from({ length: 1_500 }, (_, index) => `a${index}: 1\r\n`).join('');
        const request = `GET / HTTP/1.1\r\nHost: x\r\n${many}Origin: http://evil.example\r\nConnection: close\r\n\r\n`;
        strictEqual((await answerTo(port, request)).endsWith('origin: http://evil.example'), true);
      },
    ));

  for (const [what, status, request] of [
    ['a request to no host', '400 Bad Request', 'GET / HTTP/1.1\r\n\r\n'],
    ['an expectation', '417 Expectation Failed', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: more\r\n\r\n'],
  ] as const)
    it(`refuses ${what} in the shape of every other problem`, () =>
      withServer(
        (_req, res) => res.end('ok'),
        async ({ port }) => {
          const answer = await answerTo(port, request);
          strictEqual(answer.startsWith(`HTTP/1.1 ${status}\r\n`), true);
          strictEqual(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').code, 'invalid_request');
        },
      ));

  it('cuts off whoever goes on sending after the answer', () =>
    withServer(
      (_req, res) => res.end('no'),
      async ({ port }) => {
        const answer = await answerTo(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nx');
        strictEqual(answer.endsWith('no'), true);
      },
      20_000,
      1,
    ));
});
