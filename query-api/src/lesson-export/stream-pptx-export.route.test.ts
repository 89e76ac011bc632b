import { defaultCacheKey, type LessonExportCommand, lesson, lessonExport, lessonExportIdOf } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

// Its declarations ask for globals of browsers, which this code has not.
const CLIENT: string = 'eventsource';

interface Source {
  readonly readyState: number;
  addEventListener(type: string, listen: (event: { readonly data: string }) => void, options?: object): void;
  close(): void;
}
interface Client {
  readonly EventSource: (new (
    url: string,
    options: { readonly fetch: typeof fetch },
  ) => Source) & { readonly CLOSED: number };
}

const FILE = `${'a'.repeat(43)}-pptx`;
const URL_OF_FILE = `https://partners.example.com/api/files/${FILE}?as=First%20call`;
const COMPLETED = { url: URL_OF_FILE, costCents: 0, model: 'partneros-deck-1' };
const MINUTES_5 = 300_000;

describe('stream of an export', () => {
  let api: ServedQueryApi;
  let open: { leave(): void }[];

  beforeEach(async () => {
    api = await serveQueryApi();
    open = [];
    await api.execute(lesson, 'lesson-1', {
      type: 'CreateLesson',
      data: { lessonId: 'lesson-1', trainingId: 'training-1', title: 'First call', sections: [] },
    });
  });
  afterEach(async () => {
    for (const each of open) each.leave();
    await api.close();
  });

  const command = (cacheKey: string, type: 'request' | 'complete' | 'fail', lessonVersion = 1) => {
    const lessonId = 'lesson-1';
    const exportId = lessonExportIdOf(api.ids, 'org-1', { lessonId, cacheKey });
    const commands: Record<typeof type, LessonExportCommand> = {
      request: { type: 'RequestPptxExport', data: { exportId, lessonId, lessonVersion, cacheKey } },
      complete: {
        type: 'CompletePptxExport',
        data: { exportId, fileId: FILE, costCents: 0, model: 'partneros-deck-1' },
      },
      fail: { type: 'FailPptxExport', data: { exportId, message: 'It takes too much work.' } },
    };
    return api.execute(lessonExport, exportId, commands[type]);
  };
  const usual = (lessonVersion = 1) => defaultCacheKey(api.ids, 'lesson-1', lessonVersion);

  /** Reads a stream; `until` resolves when the text so far matches, `ended` when the server has ended it. */
  const read = async (query: string, headers: Record<string, string> = {}) => {
    const stopping = new AbortController();
    const response = await api.fetch(`/api/exports/pptx/stream?${query}`, { headers, signal: stopping.signal });
    let text = '';
    let wake = () => {};
    let over = false;
    const pump = async () => {
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      try {
        for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
          text += part.value;
          wake();
        }
      } catch {
        // It was left.
      }
      over = true;
      wake();
    };
    const pumped = pump();
    const until = async (pattern: RegExp) => {
      while (!pattern.test(text)) {
        if (over) throw new Error(`it ended with ${text}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return text;
    };
    const opened = {
      status: response.status,
      headers: response.headers,
      until,
      ended: async () => {
        await pumped;
        return text;
      },
      leave: () => stopping.abort(),
    };
    open.push(opened);
    return opened;
  };
  const eventIn = (text: string) => {
    const [, id, event, data = ''] = /^(?:id: (\d+)\n)?event: (\w+)\ndata: (.*)$/m.exec(text) ?? [];
    return { id, event, data: JSON.parse(data) as unknown };
  };

  it('says at once that it is connected, and tells of the end as soon as it comes', async () => {
    await command(usual(), 'request');
    const stream = await read('lessonId=lesson-1');
    expect(Object.fromEntries(stream.headers)).to.include({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(await stream.until(/connected/)).to.match(/^: connected\n\n/);
    await command(usual(), 'complete');
    expect(eventIn(await stream.ended())).to.deep.include({ event: 'completed', data: COMPLETED });
  });

  it('beats every 15 s', async () => {
    await command(usual(), 'request');
    const stream = await read('lessonId=lesson-1');
    expect(await stream.until(/connected/)).not.to.match(/:hb/);
    api.clock.advance(14_999);
    api.clock.advance(1);
    expect(await stream.until(/:hb/)).to.match(/^:hb$/m);
  });

  it('ends after five minutes, which is no failure of the export', async () => {
    await command(usual(), 'request');
    const stream = await read('lessonId=lesson-1');
    await stream.until(/connected/);
    api.clock.advance(MINUTES_5 - 1);
    api.clock.advance(1);
    expect(eventIn(await stream.ended())).to.deep.include({ event: 'error', data: { message: 'stream-timeout' } });
    await command(usual(), 'complete');
    expect(eventIn(await (await read('lessonId=lesson-1')).ended()).event).to.equal('completed');
  });

  it('answers who comes back with the end again, and who has seen it with 204', async () => {
    await command(usual(), 'request');
    await command(usual(), 'complete');
    const first = eventIn(await (await read('lessonId=lesson-1')).ended());
    const again = eventIn(await (await read('lessonId=lesson-1', { 'last-event-id': '1' })).ended());
    expect(again).to.deep.equal(first);
    const seen = await read('lessonId=lesson-1', { 'last-event-id': first.id ?? '' });
    expect([seen.status, await seen.ended()]).to.deep.equal([204, '']);
  });

  it('says why an export failed, until it is asked for again', async () => {
    await command(usual(), 'request');
    await command(usual(), 'fail');
    expect(eventIn(await (await read('lessonId=lesson-1')).ended())).to.deep.include({
      event: 'error',
      data: { message: 'Export failed: It takes too much work.' },
    });
    await command(usual(), 'request');
    const stream = await read('lessonId=lesson-1');
    await stream.until(/connected/);
    await command(usual(), 'complete');
    expect(eventIn(await stream.ended()).event).to.equal('completed');
  });

  it('waits for the export of its key alone', async () => {
    await command('mine', 'request');
    await command('other', 'request');
    await command('other', 'complete');
    const stream = await read('lessonId=lesson-1&cacheKey=mine');
    await stream.until(/connected/);
    await command(usual(), 'request');
    await command(usual(), 'complete');
    api.clock.advance(10_000);
    await command('mine', 'complete');
    expect(eventIn(await stream.ended()).event).to.equal('completed');

    const wrong = await read('lessonId=lesson-1&cacheKey=nobodys');
    await wrong.until(/connected/);
    api.clock.advance(MINUTES_5);
    expect(eventIn(await wrong.ended()).event).to.equal('error');
  });

  it('takes, without a key, what is of the lesson as it is now, or ends from here on', async () => {
    await command('mine', 'request');
    await command('mine', 'complete');
    await api.read('/api/enablement/lessons/lesson-1');
    expect(eventIn(await (await read('lessonId=lesson-1')).ended()).event, 'of this version').to.equal('completed');

    const changes = { title: 'Second call' };
    await api.execute(lesson, 'lesson-1', { type: 'EditLesson', data: { lessonId: 'lesson-1', changes } });
    api.clock.advance(1_000);
    const stream = await read('lessonId=lesson-1');
    await stream.until(/connected/);
    api.clock.advance(3_000);
    await command('theirs', 'request', 1);
    await command('theirs', 'complete');
    await api.read('/api/enablement/lessons/lesson-1');
    api.clock.advance(1_500);
    expect(eventIn(await stream.ended()).event, 'seen by looking').to.equal('completed');
  });

  it('is told to a real EventSource, which stays away afterwards', async () => {
    await command(usual(), 'request');
    const { EventSource }: Client = await import(CLIENT);
    const statuses: number[] = [];
    const source = new EventSource(`${api.url}/api/exports/pptx/stream?lessonId=lesson-1`, {
      fetch: async (url, init) => {
        const response = await api.fetch(String(url).slice(api.url.length), init as RequestInit);
        statuses.push(response.status);
        return response;
      },
    });
    await new Promise<void>((resolve) => source.addEventListener('open', () => resolve(), { once: true }));
    const told = new Promise<{ readonly data: string }>((resolve) =>
      source.addEventListener('completed', resolve, { once: true }),
    );
    const away = new Promise<void>((resolve) => {
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) resolve();
      });
    });
    await command(usual(), 'complete');
    expect(JSON.parse((await told).data)).to.deep.equal(COMPLETED);
    await away;
    expect(statuses).to.deep.equal([200, 204]);
    source.close();
  });

  it('is answered in JSON when there is no such lesson, or nobody may see it', async () => {
    const statusOf = async (query: string, as?: NonNullable<Parameters<typeof api.fetch>[1]>['as']) => {
      const response = await api.fetch(`/api/exports/pptx/stream?${query}`, as && { as });
      expect(response.headers.get('content-type')).to.match(/^application\/json/);
      return response.status;
    };
    expect(await statusOf('')).to.equal(400);
    expect(await statusOf('lessonId=lesson_01hx')).to.equal(404);
    expect(await statusOf('lessonId=lesson-1', { userId: 'user-1', organizationId: 'org-2', role: 'owner' })).to.equal(
      404,
    );
    const partner = { userId: 'user-3', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    expect(await statusOf('lessonId=lesson-1', partner)).to.equal(403);
    expect(await statusOf('lessonId=lesson-1', 'nobody')).to.equal(401);
  });
});
