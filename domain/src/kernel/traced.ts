import type { SpanStart, Tracing } from '../ports/tracing.ts';

/**
 * Does a piece of work in a span, and hands it the `traceparent` to pass on. Without tracing that is the parent's, so
 * that a caller's trace still arrives where the work leads to.
 */
export const traced = async <Result>(
  tracing: Tracing | undefined,
  name: string,
  about: SpanStart,
  work: (traceparent: string | undefined) => Promise<Result>,
): Promise<Result> => {
  if (tracing === undefined) return work(about.parent);
  const span = tracing.start(name, about);
  try {
    const result = await work(span.traceparent);
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
};
