import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ModelFailure } from '@partneros/domain';
import { z } from 'zod';
import { createManualClock } from '../testing/manual-clock.ts';
import { withApp } from './http-app.examples.ts';
import { type Problem, problem } from './problem.ts';
import { defineRoute } from './route.ts';
import { answerTextStream, type TextStream } from './text-stream.ts';

const producing = (produce: (stream: TextStream) => Promise<Problem | undefined>, clock = createManualClock()) =>
  defineRoute<undefined>()({
    method: 'POST',
    path: '/api/text',
    tag: 'Things',
    summary: 'Stream',
    access: 'public',
    answers: { status: 200, body: z.unknown(), streamedAs: 'text' },
    handle: ({ raw }) => answerTextStream(raw, clock, produce),
  });

const POST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
const failure = () => new ModelFailure('cut-off', 'It stopped.');

/** Something that happens later, and may be waited for. */
const later = () => {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happen, happened };
};

describe('a text stream', () => {
  it('is plain text that nobody on the way keeps back, and ends whole', () =>
    withApp(
      [
        producing(async ({ write }) => {
          write('{"a":');
          write('1}');
          return undefined;
        }),
      ],
      async (call) => {
        const response = await call('/api/text', POST);
        equal(response.status, 200);
        equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
        equal(response.headers.get('cache-control'), 'no-cache, no-transform');
        equal(response.headers.get('x-accel-buffering'), 'no');
        deepEqual(await response.json(), { a: 1 });
      },
    ));

  it('may still be refused before its first byte, with a status and JSON', async () => {
    const ways = [
      async () => problem(402, 'quota_exhausted', 'Used up.'),
      async () => {
        throw failure();
      },
      async () => {
        throw new ModelFailure('not-configured', 'There is none.');
      },
    ];
    const answers: unknown[] = [];
    for (const way of ways)
      await withApp([producing(way)], async (call) => {
        const response = await call('/api/text', POST);
        answers.push([response.status, await response.json()]);
      });
    deepEqual(answers, [
      [402, { error: 'Used up.', code: 'quota_exhausted' }],
      [502, { error: 'It stopped.', code: 'upstream_error' }],
      [502, { error: 'There is none.', code: 'ai_not_configured' }],
    ]);
  });

  it('breaks the connection when it fails after its first byte', async () => {
    const ways = [
      async () => problem(402, 'quota_exhausted', 'Used up.'),
      async () => {
        throw failure();
      },
    ];
    for (const way of ways)
      await withApp(
        [
          producing(async ({ write }) => {
            write('{"a":');
            return way();
          }),
        ],
        async (call) => {
          const response = await call('/api/text', POST).catch(() => undefined);
          await rejects(async () => response?.text() ?? Promise.reject(new Error('broken at once')));
        },
      );
  });

  it('sends white space while nothing comes, and is JSON all the same', () => {
    const clock = createManualClock();
    const goOn = later();
    const begun = later();
    return withApp(
      [
        producing(async ({ write }) => {
          begun.happen();
          await goOn.happened;
          write('[1,');
          clock.advance(14_999);
          clock.advance(1);
          write('2]');
          return undefined;
        }, clock),
      ],
      async (call) => {
        const answered = call('/api/text', POST);
        await begun.happened;
        clock.advance(15_000);
        clock.advance(15_000);
        const response = await answered;
        goOn.happen();
        const text = await response.text();
        equal(text, '\n\n[1,\n2]');
        deepEqual(JSON.parse(text), [1, 2]);
      },
    );
  });

  it('tells the work when its reader leaves', () => {
    const begun = later();
    const gone = later();
    return withApp(
      [
        producing(async ({ write, left }) => {
          write('[');
          left.addEventListener('abort', gone.happen);
          begun.happen();
          await gone.happened;
          throw failure();
        }),
      ],
      async (call) => {
        const leaving = new AbortController();
        const answered = call('/api/text', { ...POST, signal: leaving.signal }).catch(() => undefined);
        await begun.happened;
        const leftAt = performance.now();
        leaving.abort();
        await gone.happened;
        ok(performance.now() - leftAt < 1_000);
        await answered;
      },
    );
  });

  it('cuts off a reader that has stopped reading', () => {
    const over = later();
    return withApp(
      [
        producing(async ({ write, left }) => {
          left.addEventListener('abort', over.happen);
          // Kernel buffers take a few megabytes before anything is left with us.
          for (let sent = 0; sent < 64 && !left.aborted; sent += 1) write('x'.repeat(1_000_000));
          await over.happened;
          return undefined;
        }),
      ],
      async (_call, port) => {
        const socket = connect(port, '127.0.0.1');
        socket.pause();
        socket.write(
          'POST /api/text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
        );
        await over.happened;
        const closed = once(socket, 'close');
        socket.destroy();
        await closed;
      },
    );
  });
});
