import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can become of a request to a model. `good` and `fenced` are the only ones that end well. */
export const FATES = [
  'good',
  'fenced',
  'truncated',
  'truncated-politely',
  'too-long',
  'filtered',
  'reset',
  'reset-at-once',
  'nonsense',
  'error-within',
  'other-shape',
  'not-json',
  'refused',
  'busy',
  'left',
  'left-early',
] as const;
/** Those that end only when somebody loses patience. */
export const ENDLESS_FATES = ['stalled', 'dripping'] as const;
export type Fate = (typeof FATES)[number] | (typeof ENDLESS_FATES)[number];

/** A model server that does to each request what the request itself names, as `fate:<fate>: <n>`. */
export interface FaultyModelServer {
  readonly url: string;
  /** Requests whose connection is still open. */
  open(): number;
  close(): void;
}

/** Listens; an answer that is whole says `answer`. `onHang` is told the number of a request that is to be left. */
export const openFaultyModelServer = async (
  answer: string,
  onHang: (n: string) => void,
): Promise<FaultyModelServer> => {
  let open = 0;
  const server = createServer((req, res) => {
    open += 1;
    res.once('close', () => {
      open -= 1;
    });
    let body = '';
    req.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    req.on('end', () => {
      const [, fate = '', n = ''] = /fate:([a-z-]+): (\d+)/.exec(body) ?? [];
      ACTS[fate as Fate](res, answer);
      if (fate.startsWith('left')) onHang(n);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    open: () => open,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ model: 'faulty', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const DONE = 'data: [DONE]\n\n';

type Act = (res: ServerResponse, answer: string) => unknown;

const begin = (res: ServerResponse, text: string): void => {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of text.match(/.{1,20}/gsu) ?? []) res.write(chunk({ content: piece }));
};
const saying =
  (of: (answer: string) => string, ...last: readonly string[]): Act =>
  (res, answer) => {
    begin(res, of(answer));
    res.end(last.join(''));
  };
const half = (answer: string): string => answer.slice(0, answer.length / 2);
const STOP = [chunk({}, 'stop'), DONE];

const ACTS: Readonly<Record<Fate, Act>> = {
  good: saying((answer) => answer, ...STOP),
  fenced: saying((answer) => `\`\`\`json\n${answer}\n\`\`\``, ...STOP),
  truncated: saying(half),
  'truncated-politely': saying(half, DONE),
  'too-long': saying(half, chunk({}, 'length'), DONE),
  filtered: saying(half, chunk({}, 'content_filter'), DONE),
  nonsense: saying(half, 'data: {"choices": [{\n\n'),
  'error-within': saying(half, 'data: {"error":{"message":"overloaded"}}\n\n'),
  'other-shape': saying((answer) => answer.replace('"industry"', '"trade"'), ...STOP),
  'not-json': saying(() => 'I am sorry, but as a language model I cannot.', ...STOP),
  refused: (res) => res.writeHead(400).end('{}'),
  busy: (res) => res.writeHead(429, { 'retry-after': '60' }).end('{}'),
  'reset-at-once': (res) => res.destroy(),
  reset: (res, answer) => {
    begin(res, half(answer));
    res.write(': about to break\n\n', () => res.destroy());
  },
  stalled: (res, answer) => begin(res, half(answer)),
  dripping: (res, answer) => {
    begin(res, half(answer));
    const drip = setInterval(() => res.write(chunk({ content: ' ' })), 5);
    res.once('close', () => clearInterval(drip));
  },
  left: (res, answer) => begin(res, half(answer)),
  'left-early': () => undefined,
};
