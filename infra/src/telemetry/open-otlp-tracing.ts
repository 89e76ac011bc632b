import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Tracing } from '@partneros/domain';
import { createTracing } from './create-tracing.ts';

// A collector that is away must hold nothing up, neither work nor the end of the process.
const EXPORT_TIMEOUT_MS = 2_000;
const MOST_WAITING = 2_048;

/**
 * Tracing to an OTLP/HTTP collector. Spans wait in memory, 2,048 at most: past that they are dropped. `ratio` of the traces
 * that begin here are kept; a caller who says whether theirs is sampled is followed.
 */
export const openOtlpTracing = (options: {
  readonly endpoint: string;
  readonly ratio: number;
  readonly name: string;
  readonly version: string;
}): { readonly tracing: Tracing; close(): Promise<void> } => {
  const { endpoint, ratio, name, version } = options;
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': name, 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter, maxQueueSize: MOST_WAITING, exportTimeoutMillis: EXPORT_TIMEOUT_MS }),
    ],
  });
  return {
    tracing: createTracing(provider.getTracer('partneros', version)),
    close: () => provider.shutdown().catch(() => undefined),
  };
};
