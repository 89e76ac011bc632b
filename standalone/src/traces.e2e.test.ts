import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { createLog, createTracing, readConfig, type Service } from '@partneros/infra';
import { createManualClock, temporaryFolder } from '@partneros/infra/testing';
import { startStandalone } from './start-standalone.ts';
import { chain } from './testing/workflows-over-http.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = `00-${TRACE}-00f067aa0ba902b7-01`;
const HOUR = 3_600_000;

describe('the trace of one request', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const clock = createManualClock('2026-05-16T12:00:00.000Z');
  const data = temporaryFolder();
  const received: (string | undefined)[] = [];
  let sink: Server;
  let service: Service;
  let cookie = '';

  before(async () => {
    sink = createServer((request, response) => {
      received.push(request.headers.traceparent as string | undefined);
      response.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await once(sink, 'listening');
    service = await startStandalone(
      readConfig({ PORT: '0', DATA_DIR: data.folder, OUTBOUND_ALLOW: '127.0.0.1' }),
      createLog({ level: 'silent' }),
      { clock, tracing: createTracing(provider.getTracer('test')) },
    );
    await service.ready;
  });

  after(async () => {
    await service.stop();
    sink.closeAllConnections();
    sink.close();
    data.remove();
  });

  const send = async (path: string, json: object, { method = 'POST', headers = {} } = {}) => {
    const response = await fetch(service.url + path, {
      method,
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json', cookie, ...headers },
    });
    ok(response.ok, `${path} answered ${response.status}`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
    return (await response.json()) as any;
  };

  // Everything happens in this process: other turns are all it takes. The test's own deadline ends the wait.
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  };
  const spans = (name: string) => exporter.getFinishedSpans().filter((span) => span.name === name);
  const inTrace = (span: ReadableSpan) => span.spanContext().traceId === TRACE;
  const linked = (span: ReadableSpan) => span.links.some(({ context }) => context.traceId === TRACE);

  it('is found at every hop, and by a link where the way goes through a batch or a delay', async () => {
    const account = { email: 'olivia@example.com', password: 'correct horse battery', name: 'Olivia' };
    await send('/api/auth/sign-up/email', { ...account, organizationName: 'Northwind' });
    const { workflow } = await send('/api/workflows', { name: 'Tell', stage: 'onboard' });
    const call = {
      type: 'webhook',
      data: { url: `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`, secret: 'a very secret secret' },
    };
    const wait = { type: 'delay', data: { amount: 1, unit: 'hours' } };
    const definition = chain({ trigger: 'partner_created' }, call, wait, call);
    await send(`/api/workflows/${workflow.id}/definition`, definition, { method: 'PUT' });
    await send(`/api/workflows/${workflow.id}/status`, { status: 'active' });

    const partner = {
      name: 'Acme',
      domain: 'acme.example',
      primaryContact: { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.example' },
    };
    await send('/api/partners', partner, { headers: { traceparent: CALLER } });
    const hops = [
      'POST /api/partners',
      'append partner',
      'react: enrol',
      'append workflowRun',
      'step webhook',
      'call webhook',
    ];
    await until(() => hops.every((name) => spans(name).some(inTrace)) && spans('project partners').some(linked));
    await until(() => spans('append workflowRun').length >= 3);
    equal(spans('POST /api/partners')[0]?.parentSpanContext?.spanId, '00f067aa0ba902b7');
    match(received[0] ?? '', new RegExp(`^00-${TRACE}-${spans('call webhook')[0]?.spanContext().spanId}-01$`));
    ok(!spans('project partners').some(inTrace), 'a batch is part of no request');

    const sofar = exporter.getFinishedSpans().filter(inTrace).length;
    clock.advance(HOUR);
    await until(() => received.length === 2 && spans('step webhook').length === 2);
    const [, later] = spans('step webhook');
    ok(later && linked(later) && !inTrace(later), 'what comes after a delay is linked, and part of no trace that long');
    equal(received[1]?.split('-')[1], later.spanContext().traceId);
    deepEqual(
      exporter.getFinishedSpans().filter(inTrace).length,
      sofar,
      'nothing is added to the trace after the delay',
    );
  });
});
