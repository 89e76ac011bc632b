import {
  type Context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Tracing } from '@partneros/domain';

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;
// As many as the SDK keeps; the newest say most.
const MOST_LINKS = 128;

/**
 * Tracing over an OpenTelemetry tracer. What belongs to what is told by `traceparent`s, which events carry anyway: there
 * is no ambient context, which would cost every promise, and nothing is global.
 */
export const createTracing = (tracer: Tracer): Tracing => ({
  start: (name, { kind = 'internal', parent, links = [], attributes = {} }) => {
    const span = tracer.startSpan(
      name,
      { kind: KINDS[kind], attributes, links: linksTo(links), root: parent === undefined },
      contextOf(parent),
    );
    return {
      traceparent: traceparentOf(span),
      set: (more) => void span.setAttributes(more),
      end: (error) => {
        // A message may hold anything.
        if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) });
        span.end();
      },
    };
  },
});

const contextOf = (parent: string | undefined): Context =>
  parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, spanContextOf(parent));

const linksTo = (traceparents: readonly string[]): Link[] =>
  [...new Set(traceparents)].slice(-MOST_LINKS).map((traceparent) => ({ context: spanContextOf(traceparent) }));

const spanContextOf = (traceparent: string): SpanContext => {
  const [, traceId = '', spanId = '', flags = '00'] = traceparent.split('-');
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
};

const traceparentOf = (span: Span): string => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
