import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { RequestListener, ServerResponse } from 'node:http';
import { type Model, ModelFailure, type ModelPart, type ModelRequest } from '@partneros/domain';
import { z } from 'zod';
import { withServer } from '../outbound/test-server.examples.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createOpenAiModel } from './openai-model.ts';

const ASKED = { messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 50 } as const;
const DEADLINE_MS = 60_000;
const SILENCE_MS = 10_000;

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ model: 'm-1', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const USED = `data: ${JSON.stringify({ model: 'm-1', choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } })}\n\n`;
const DONE = 'data: [DONE]\n\n';

const begin = (res: ServerResponse): void => {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
};
const saying =
  (...events: readonly string[]): RequestListener =>
  (_req, res) => {
    begin(res);
    for (const event of events) res.write(event);
    res.end();
  };

describe('a model behind the chat completions API', () => {
  const withModel = (
    answer: RequestListener,
    use: (
      model: Model,
      about: { clock: ReturnType<typeof createManualClock>; received: { body: string }[] },
    ) => Promise<unknown>,
  ) =>
    withServer(answer, ({ url, received }) => {
      const clock = createManualClock();
      const model = createOpenAiModel({
        apiKey: 'key',
        baseUrl: `${url}/v1`,
        model: 'm',
        prices: { input: 1, output: 1, embedding: 1 },
        clock,
        silenceMs: SILENCE_MS,
        deadlineMs: DEADLINE_MS,
      });
      return use(model, { clock, received });
    });

  const turn = async (model: Model, request: Partial<ModelRequest> = {}) => {
    const parts: ModelPart[] = [];
    const signal = new AbortController().signal;
    for await (const part of model.stream({ ...ASKED, signal, ...request })) parts.push(part);
    return parts;
  };

  const failing = async (model: Model, request: Partial<ModelRequest> = {}): Promise<ModelFailure> => {
    const failure: unknown = await turn(model, request).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(failure instanceof ModelFailure)) throw new Error(`no ModelFailure but ${failure}`);
    return failure;
  };

  const until = async (isSo: () => boolean) => {
    for (let turns = 0; turns < 5_000 && !isSo(); turns += 1) await new Promise((resolve) => setImmediate(resolve));
    ok(isSo(), 'it never came to that');
  };

  it('says a text in parts, and what it took', () =>
    withModel(
      saying(chunk({ content: 'Hel' }), chunk({ content: 'lo' }), chunk({}, 'stop'), USED, DONE),
      async (model, { received }) => {
        deepEqual(await turn(model, { output: { name: 'x', schema: z.strictObject({ a: z.string().max(3) }) } }), [
          { type: 'text', text: 'Hel' },
          { type: 'text', text: 'lo' },
          { type: 'end', reason: 'stop', usage: { inputTokens: 7, outputTokens: 3 }, model: 'm-1' },
        ]);
        const sent = JSON.parse(received[0]?.body ?? '');
        deepEqual([sent.model, sent.max_completion_tokens, sent.stream_options], ['m', 50, { include_usage: true }]);
        deepEqual(sent.response_format.json_schema, {
          name: 'x',
          strict: true,
          schema: {
            type: 'object',
            properties: { a: { type: 'string' } },
            required: ['a'],
            additionalProperties: false,
          },
        });
      },
    ));

  it('asks for tools, piece by piece, and takes their answers', () => {
    const call = (index: number, more: object) => chunk({ tool_calls: [{ index, ...more }] });
    const said = [
      call(0, { id: 'c1', function: { name: 'look_up', arguments: '' } }),
      call(0, { function: { arguments: '{"a":' } }),
      call(1, { id: 'c2', function: { name: 'count', arguments: '{}' } }),
      call(0, { function: { arguments: '1}' } }),
      chunk({}, 'tool_calls'),
      USED,
    ];
    return withModel(saying(...said, DONE), async (model, { received }) => {
      const parts = await turn(model, {
        tools: [{ name: 'look_up', description: 'Looks up.', input: z.strictObject({ a: z.int() }) }],
        messages: [
          { role: 'user', text: 'Hello' },
          { role: 'assistant', text: '', toolCalls: [{ id: 'c0', name: 'look_up', input: '{"a":0}' }] },
          { role: 'tool', toolCallId: 'c0', text: 'none' },
        ],
      });
      deepEqual(
        parts.filter(({ type }) => type === 'tool-call'),
        [
          { type: 'tool-call', call: { id: 'c1', name: 'look_up', input: '{"a":1}' } },
          { type: 'tool-call', call: { id: 'c2', name: 'count', input: '{}' } },
        ],
      );
      deepEqual(
        parts.map(({ type }) => type),
        [
          'tool-call-begun',
          'tool-input',
          'tool-call-begun',
          'tool-input',
          'tool-input',
          'tool-call',
          'tool-call',
          'end',
        ],
      );
      const sent = JSON.parse(received[0]?.body ?? '');
      deepEqual(sent.messages[2], { role: 'tool', tool_call_id: 'c0', content: 'none' });
      equal(sent.messages[1].tool_calls[0].function.arguments, '{"a":0}');
      equal(sent.tools[0].function.strict, true);
    });
  });

  it('fails when it stops without saying that it is done, however politely', async () => {
    const ends: readonly RequestListener[] = [
      saying(chunk({ content: 'Hel' }), DONE),
      saying(chunk({ content: 'Hel' })),
      saying(chunk({ content: 'Hel' }), chunk({}, 'length'), USED, DONE),
      saying(chunk({ content: 'Hel' }), chunk({}, 'content_filter'), DONE),
      saying(chunk({ content: 'Hel' }), 'data: {"error":{"message":"boom"}}\n\n'),
      saying(chunk({ content: 'Hel' }), 'data: {nonsense\n\n'),
      (_req, res) => {
        begin(res);
        res.write(chunk({ content: 'Hel' }), () => res.destroy());
      },
    ];
    for (const end of ends)
      await withModel(end, async (model) => {
        const { reason, usage } = await failing(model);
        equal(reason, 'cut-off');
        ok((usage?.inputTokens ?? 0) > 0 && (usage?.outputTokens ?? 0) > 0);
      });
  });

  it('fails when it refuses to answer', () =>
    withModel(saying(chunk({ refusal: 'No.' }), chunk({}, 'stop')), async (model) => {
      equal((await failing(model)).reason, 'unusable');
    }));

  it('tries again what was not taken, when it is asked to wait, as long as it is asked to', () => {
    let asked = 0;
    const answer: RequestListener = (req, res) => {
      asked += 1;
      if (asked === 1) res.writeHead(429, { 'retry-after': '3' }).end();
      else if (asked === 2) res.writeHead(503).end();
      else saying(chunk({ content: 'Yes' }), chunk({}, 'stop'))(req, res);
    };
    return withModel(answer, async (model, { clock }) => {
      const answered = turn(model);
      await until(() => asked === 1);
      await pass(clock, 2_999);
      equal(asked, 1);
      await pass(clock, 1);
      await until(() => asked === 2);
      await pass(clock, 1_000);
      equal((await answered).length, 2);
      equal(asked, 3);
    });
  });

  // A moved clock wakes what already waits: let it come to that.
  const pass = async (clock: ReturnType<typeof createManualClock>, ms: number) => {
    for (let turns = 0; turns < 200; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(ms);
  };

  it('gives up after three tries, when it would have to wait for long, and at once when asking again is no use', async () => {
    const refusals = [
      [500, {}, 3],
      [429, { 'retry-after': '60' }, 1],
      [400, {}, 1],
      [401, {}, 1],
      [404, {}, 1],
    ] as const;
    for (const [status, headers, tries] of refusals) {
      let asked = 0;
      const answer: RequestListener = (_req, res) => {
        asked += 1;
        res.writeHead(status, headers).end('{"error":{"message":"key sk-secret is wrong"}}');
      };
      await withModel(answer, async (model, { clock }) => {
        const failure = failing(model);
        for (let left = tries - 1; left > 0; left -= 1) {
          await until(() => asked === tries - left);
          await pass(clock, 5_000);
        }
        const { reason, usage, message } = await failure;
        deepEqual([reason, usage, asked], ['refused', undefined, tries], String(status));
        equal(message.includes('secret'), false);
      });
    }
  });

  it('says so when nobody is there', () =>
    withModel(saying(), async () => {
      const clock = createManualClock();
      const prices = { input: 1, output: 1, embedding: 1 };
      const gone = createOpenAiModel({ apiKey: 'k', baseUrl: 'http://127.0.0.1:1/v1', model: 'm', prices, clock });
      const failure = failing(gone);
      let over = false;
      void failure.then(() => {
        over = true;
      });
      for (let turns = 0; turns < 50 && !over; turns += 1) await pass(clock, 1_000);
      const { reason, usage } = await failure;
      deepEqual([reason, usage], ['refused', undefined]);
    }));

  for (const [name, delay, moves] of [
    ['says nothing at all', undefined, [SILENCE_MS]],
    ['falls silent in the middle', 'Hel', [SILENCE_MS]],
  ] as const)
    it(`ends a turn that ${name}, and closes the connection`, () => {
      let closed = 0;
      const answer: RequestListener = (_req, res) => {
        res.once('close', () => {
          closed += 1;
        });
        if (delay === undefined) return;
        begin(res);
        res.write(chunk({ content: delay }));
      };
      return withModel(answer, async (model, { clock, received }) => {
        const failure = failing(model);
        await until(() => received.length === 1);
        for (const ms of moves) await pass(clock, ms);
        const { reason, usage } = await failure;
        equal(reason, 'cut-off');
        ok((usage?.inputTokens ?? 0) > 0, 'what was sent was paid for');
        await until(() => closed === 1);
      });
    });

  it('ends a turn that drips on for ever', () => {
    let drip = (): void => undefined;
    const answer: RequestListener = (_req, res) => {
      begin(res);
      drip = () => void res.write(chunk({ content: '.' }));
    };
    return withModel(answer, async (model, { clock, received }) => {
      const failure = failing(model);
      await until(() => received.length === 1);
      for (let passed = 0; passed < DEADLINE_MS; passed += SILENCE_MS / 2) {
        drip();
        await pass(clock, SILENCE_MS / 2);
      }
      equal((await failure).message, 'The AI model takes too long.');
    });
  });

  it('closes the connection within a second when its caller leaves', () => {
    let closedAt = 0;
    const answer: RequestListener = (_req, res) => {
      begin(res);
      res.once('close', () => {
        closedAt = performance.now();
      });
      res.write(chunk({ content: 'Hel' }));
    };
    return withModel(answer, async (model) => {
      const leaving = new AbortController();
      let leftAt = 0;
      await rejects(
        async () => {
          for await (const part of model.stream({ ...ASKED, signal: leaving.signal })) {
            equal(part.type, 'text');
            leftAt = performance.now();
            leaving.abort();
          }
        },
        { name: 'ModelFailure', reason: 'left' },
      );
      await until(() => closedAt > 0);
      ok(closedAt - leftAt < 1_000);
    });
  });

  it('closes the connection when nobody reads on', () => {
    let closed = false;
    const answer: RequestListener = (_req, res) => {
      begin(res);
      res.once('close', () => {
        closed = true;
      });
      res.write(chunk({ content: 'Hel' }));
    };
    return withModel(answer, async (model) => {
      for await (const _ of model.stream({ ...ASKED, signal: new AbortController().signal })) break;
      await until(() => closed);
    });
  });
});
