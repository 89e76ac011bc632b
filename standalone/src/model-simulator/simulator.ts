import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { embed } from './embed.ts';
import { ChatRequest, type SimulatedTurn, turnOf } from './turn-of.ts';

/** How the simulator behaves. */
export interface SimulatorOptions {
  /** Between two pieces of a text; default 0. */
  readonly pieceMs?: number;
}

const MODEL = 'simulator';
const PIECE = /.{1,16}/gsu;
const BYTES_PER_TOKEN = 4;
const MAX_BODY = 4_000_000;

const EmbeddingRequest = z.object({ input: z.union([z.string().transform((text) => [text]), z.array(z.string())]) });

/**
 * Answers like OpenAI's API, without a model: chat completions with streams, JSON schemas and tools, and embeddings. It
 * goes by what the prompt says and by fixed rules, so that PartnerOS's AI can be tried and tested without a key. Nothing
 * that runs in production imports it.
 */
export const createSimulator =
  ({ pieceMs = 0 }: SimulatorOptions = {}): RequestListener =>
  (req, res) => {
    answer(req, res, pieceMs).catch(() => res.destroy());
  };

const answer = async (req: IncomingMessage, res: ServerResponse, pieceMs: number): Promise<void> => {
  const route = `${req.method} ${req.url}`;
  if (req.headers.authorization?.startsWith('Bearer ') !== true) return refuse(res, 401, 'Give any key.');
  if (route === 'GET /v1/models') return sendJson(res, 200, { object: 'list', data: [{ id: MODEL, object: 'model' }] });
  if (route !== 'POST /v1/chat/completions' && route !== 'POST /v1/embeddings')
    return refuse(res, 404, `There is no ${route}.`);

  const body = await readJson(req);
  if (route === 'POST /v1/embeddings') {
    const asked = EmbeddingRequest.safeParse(body);
    if (!asked.success) return refuse(res, 400, asked.error.message);
    const { input } = asked.data;
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) }));
    const tokens = tokensIn(input.join(' '));
    return sendJson(res, 200, {
      object: 'list',
      model: MODEL,
      data,
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    });
  }
  const asked = ChatRequest.safeParse(body);
  if (!asked.success) return refuse(res, 400, asked.error.message);
  const turn = turnOf(asked.data);
  const said = 'text' in turn ? turn.text : turn.tool.input;
  const usage = { prompt_tokens: tokensIn(JSON.stringify(body)), completion_tokens: tokensIn(said) };
  const total = { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens };
  if (asked.data.stream === true) await stream(res, turn, total, pieceMs);
  else sendJson(res, 200, whole(turn, total));
};

const callOf = (tool: { readonly name: string; readonly input: string }) => ({
  id: `call_${tool.name}`,
  type: 'function',
  function: { name: tool.name, arguments: tool.input },
});

const whole = (turn: SimulatedTurn, usage: object): object => ({
  object: 'chat.completion',
  model: MODEL,
  choices: [
    'text' in turn
      ? { index: 0, message: { role: 'assistant', content: turn.text }, finish_reason: 'stop' }
      : {
          index: 0,
          message: { role: 'assistant', content: null, tool_calls: [callOf(turn.tool)] },
          finish_reason: 'tool_calls',
        },
  ],
  usage,
});

const stream = async (res: ServerResponse, turn: SimulatedTurn, usage: object, pieceMs: number): Promise<void> => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  const send = (chunk: object) =>
    res.write(`data: ${JSON.stringify({ object: 'chat.completion.chunk', model: MODEL, ...chunk })}\n\n`);
  const tell = (delta: object, finish: string | null = null) =>
    send({ choices: [{ index: 0, delta, finish_reason: finish }] });

  if ('tool' in turn) tell({ tool_calls: [{ index: 0, ...callOf({ ...turn.tool, input: '' }) }] });
  const pieces = ('text' in turn ? turn.text : turn.tool.input).match(PIECE) ?? [];
  for (const piece of pieces) {
    if (res.destroyed) return;
    tell('text' in turn ? { content: piece } : { tool_calls: [{ index: 0, function: { arguments: piece } }] });
    if (pieceMs > 0) await pause(pieceMs);
  }
  tell({}, 'text' in turn ? 'stop' : 'tool_calls');
  send({ choices: [], usage });
  res.end('data: [DONE]\n\n');
};

const tokensIn = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);

const readJson = async (req: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY) throw new Error('too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
};

const refuse = (res: ServerResponse, status: number, message: string): void =>
  sendJson(res, status, { error: { message, type: 'invalid_request_error', code: null } });

const sendJson = (res: ServerResponse, status: number, body: object): void => {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};
