import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { traced } from '@partneros/domain';
import { traceparentOf } from '../http/request-headers.ts';
import { createRecordingEffects, exampleEvent, openMemoryStores } from '../testing/index.ts';
import { createTracing } from './create-tracing.ts';
import { openTracing } from './open-tracing.ts';
import { tracedEffects, tracedStore } from './traced-ports.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = `00-${TRACE}-00f067aa0ba902b7-01`;

describe('tracing', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const tracing = createTracing(provider.getTracer('test'));

  beforeEach(() => exporter.reset());

  it('makes a span a part of its parent, and hands on what its own parts are to name', async () => {
    await traced(tracing, 'outer', { parent: CALLER }, (outer) =>
      traced(tracing, 'inner', { parent: outer }, async () => undefined),
    );
    const [inner, outer] = exporter.getFinishedSpans();
    equal(outer?.spanContext().traceId, TRACE);
    equal(outer?.parentSpanContext?.spanId, '00f067aa0ba902b7');
    equal(inner?.spanContext().traceId, TRACE);
    equal(inner?.parentSpanContext?.spanId, outer?.spanContext().spanId);
  });

  it('begins a trace where there is no parent, linked once to each of those that led there', () => {
    tracing.start('batch', { links: [CALLER, CALLER] }).end();
    const [span] = exporter.getFinishedSpans();
    notEqual(span?.spanContext().traceId, TRACE);
    deepEqual(
      span?.links.map(({ context }) => context.traceId),
      [TRACE],
    );
  });

  it('keeps the name of an error, and nothing of what it says', async () => {
    const broken = async () => {
      throw new TypeError('hunter2');
    };
    await rejects(traced(tracing, 'work', {}, broken));
    const [span] = exporter.getFinishedSpans();
    equal(span?.status.message, 'TypeError');
    deepEqual(span?.events, []);
  });

  it('says of a trace that is not sampled that it is not', () => {
    const unsampled = `00-${TRACE}-00f067aa0ba902b7-00`;
    const span = tracing.start('work', { parent: unsampled });
    span.end();
    match(span.traceparent, new RegExp(`^00-${TRACE}-[\\da-f]{16}-00$`));
    deepEqual(exporter.getFinishedSpans(), []);
  });

  it('passes the trace of the caller on where nothing is traced', async () => {
    equal(await traced(undefined, 'work', { parent: CALLER }, async (traceparent) => traceparent), CALLER);
    equal(
      (await openTracing({ otlpEndpoint: undefined, traceRatio: 1 }, { name: 'x', version: '1' })).tracing,
      undefined,
    );
  });

  it('traces appends and effects that belong to a trace', async () => {
    const stores = openMemoryStores();
    const store = tracedStore(stores.store, tracing);
    const event = exampleEvent('org-1');
    await store.append('untraced-org-1_1', 'no-stream', [event]);
    await store.append('deal-org-1_1', 'no-stream', [
      { ...event, metadata: { ...event.metadata, traceparent: CALLER } },
    ]);
    const recorder = createRecordingEffects();
    const call = { organizationId: 'org-1', key: 'k', to: [], subject: '', text: '', traceparent: CALLER };
    await tracedEffects(recorder, tracing).sendEmail(call);
    const [append, mail] = exporter.getFinishedSpans();
    deepEqual([append?.name, mail?.name, exporter.getFinishedSpans().length], ['append deal', 'send email', 2]);
    const sent = recorder.recorded[0]?.effect.traceparent;
    equal(sent, `00-${TRACE}-${mail?.spanContext().spanId}-01`);
    await stores.close();
  });

  it('sends what is left to the collector when the process ends, and waits for none that is away', async () => {
    const received: string[] = [];
    const collector = createServer((request, response) => {
      received.push(`${request.method} ${request.url}`);
      request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
    const about = { name: 'test', version: '1' };
    const open = await openTracing({ otlpEndpoint: endpoint, traceRatio: 1 }, about);
    open.tracing?.start('work', {}).end();
    await open.close();
    deepEqual(received, ['POST /v1/traces']);

    const none = await openTracing({ otlpEndpoint: endpoint, traceRatio: 0 }, about);
    none.tracing?.start('work', {}).end();
    await none.close();
    equal(received.length, 1);

    collector.closeAllConnections();
    collector.close();
    await once(collector, 'close');
    const alone = await openTracing({ otlpEndpoint: endpoint, traceRatio: 1 }, about);
    alone.tracing?.start('work', {}).end();
    const started = performance.now();
    await alone.close();
    ok(performance.now() - started < 8_000);
  });

  it('takes a traceparent that is one, and no other', () => {
    equal(traceparentOf({ traceparent: CALLER }), CALLER);
    for (const traceparent of [
      `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
      `00-${TRACE}-${'0'.repeat(16)}-01`,
      `ff-${TRACE}-00f067aa0ba902b7-01`,
      CALLER.toUpperCase(),
      `${CALLER}\r\nx: y`,
      '',
    ])
      equal(traceparentOf({ traceparent }), undefined);
  });
});
