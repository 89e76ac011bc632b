import { rejects, strictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { addMillis, type Clock, timestampOf } from '@partneros/domain';
import { z } from 'zod';
import { type EventStream, openEventStream } from './event-stream.ts';
import { NOW, withApp } from './http-app.examples.ts';
import { ANSWERED, defineRoute } from './route.ts';

const movedClock = () => {
  let now = NOW;
  const waiting = new Set<{ readonly at: string; readonly wake: () => void }>();
  const clock: Clock = {
    now: () => timestampOf(Date.parse(now)),
    wakeAt: (at, wake) => {
      const waiter = { at, wake };
      waiting.add(waiter);
      return () => waiting.delete(waiter);
    },
  };
  const advance = (millis: number): void => {
    now = addMillis(now, millis);
    for (const waiter of [...waiting].filter(({ at }) => at <= now)) {
      waiting.delete(waiter);
      waiter.wake();
    }
  };
  return { clock, advance, waiting };
};

const streaming = () => {
  const { clock, advance, waiting } = movedClock();
  const opened = new EventTarget();
  let stream: EventStream | undefined;
  const route = defineRoute<undefined>()({
    method: 'GET',
    path: '/api/stream',
    tag: 'Things',
    summary: 'Stream',
    access: 'public',
    answers: { status: 200, body: z.string() },
    handle: ({ raw }) => {
      stream = openEventStream(raw, clock);
      opened.dispatchEvent(new Event('open'));
      return ANSWERED;
    },
  });
  const current = (): EventStream => {
    if (stream === undefined) throw new Error('no stream is open');
    return stream;
  };
  return { route, current, opened, advance, waiting };
};

const readerOf = (response: Response) => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return async (text: string): Promise<void> => {
    let seen = '';
    while (seen.length < text.length) seen += (await reader?.read())?.value ?? '∎';
    strictEqual(seen, text);
  };
};

describe('an event stream', () => {
  it('greets, sends events with id and name, and beats every 15 s', () => {
    const { route, current, advance, waiting } = streaming();
    return withApp([route], async (call) => {
      const response = await call('/api/stream');
      strictEqual(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
      strictEqual(response.headers.get('cache-control'), 'no-cache, no-transform');
      const reads = readerOf(response);
      await reads(': connected\n\n');
      current().send({ id: '7', event: 'completed', data: { url: 'a\nb' } });
      await reads('id: 7\nevent: completed\ndata: {"url":"a\\nb"}\n\n');
      advance(15_000);
      await reads(':hb\n\n');
      advance(15_000);
      await reads(':hb\n\n');
      current().end();
      strictEqual(await response.text().catch(() => 'locked'), 'locked');
      if (!current().closed.aborted) await once(current().closed, 'abort');
      strictEqual(waiting.size, 0);
    });
  });

  it('is closed when the reader leaves', () => {
    const { route, current, waiting } = streaming();
    return withApp([route], async (call) => {
      const leaving = new AbortController();
      await call('/api/stream', { signal: leaving.signal });
      const closed = once(current().closed, 'abort');
      leaving.abort();
      await closed;
      strictEqual(waiting.size, 0);
    });
  });

  it('sends nothing once it was ended, also before the reader has noticed', () => {
    const { route, current } = streaming();
    return withApp([route], async (call) => {
      const response = await call('/api/stream');
      current().end();
      current().send({ data: 'late' });
      strictEqual(await response.text(), ': connected\n\n');
    });
  });

  it('cuts off a reader that has stopped reading', () => {
    const { route, current, opened } = streaming();
    return withApp([route], async (_call, port) => {
      const open = once(opened, 'open');
      const socket = connect(port, '127.0.0.1');
      socket.write('GET /api/stream HTTP/1.1\r\nHost: x\r\n\r\n');
      socket.pause();
      await open;
      const closed = once(current().closed, 'abort');
      // Kernel buffers take a few megabytes before anything is left with us.
      for (let sent = 0; sent < 64 && !current().closed.aborted; sent += 1)
        current().send({ data: 'x'.repeat(1_000_000) });
      await closed;
      socket.destroy();
    });
  });

  it('says when to come back and ends when the server stops', () => {
    const { route } = streaming();
    const stopping = new AbortController();
    return withApp(
      [route],
      async (call) => {
        const response = await call('/api/stream');
        stopping.abort();
        strictEqual(/^: connected\n\nretry: [1-5]\d{3}\n\n$/.test(await response.text()), true);
      },
      { stopping: stopping.signal },
    );
  });

  it('has only its headers for HEAD', () => {
    const { route } = streaming();
    return withApp([route], async (call) => {
      strictEqual(await (await call('/api/stream', { method: 'HEAD' })).text(), '');
    });
  });

  it('takes no line break in a name', () => {
    const { route, current } = streaming();
    return withApp([route], async (call) => {
      await call('/api/stream');
      await rejects(async () => current().send({ event: 'a\ndata: b', data: 1 }), /line break/);
    });
  });
});
