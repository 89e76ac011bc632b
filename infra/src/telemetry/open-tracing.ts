import type { Tracing } from '@partneros/domain';
import type { Config } from '../config.ts';

/** Tracing, and how it ends. */
export interface OpenTracing {
  /** Absent: nobody wants to know. */
  readonly tracing: Tracing | undefined;
  /** Sends what is still here, for at most a few seconds. */
  close(): Promise<void>;
}

const OFF: OpenTracing = { tracing: undefined, close: async () => undefined };

/** Tracing to a collector where one is configured. Without one, none of OpenTelemetry's SDK is even loaded. */
export const openTracing = async (
  { otlpEndpoint, traceRatio }: Pick<Config, 'otlpEndpoint' | 'traceRatio'>,
  about: { readonly name: string; readonly version: string },
): Promise<OpenTracing> => {
  if (otlpEndpoint === undefined) return OFF;
  const { openOtlpTracing } = await import('./open-otlp-tracing.ts');
  return openOtlpTracing({ endpoint: otlpEndpoint, ratio: traceRatio, ...about });
};
