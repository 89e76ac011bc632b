/** What a span is about when it begins. Attributes hold ids and names of ours, never texts of users. */
export interface SpanStart {
  readonly kind?: 'server' | 'client' | 'internal';
  /** W3C `traceparent` of what this is a part of; absent: a trace of its own begins here. */
  readonly parent?: string | undefined;
  /** `traceparent`s of what led here without this being a part of it. */
  readonly links?: readonly string[];
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** A piece of work under way. */
export interface Span {
  /** What the parts of this work name as their parent. */
  readonly traceparent: string;
  set(attributes: Readonly<Record<string, string | number>>): void;
  /** Once. With an error it has failed; of that the name is kept and nothing else. */
  end(error?: unknown): void;
}

/** Where it is told what took how long, and what belongs together over processes. Never throws. */
export interface Tracing {
  start(name: string, about: SpanStart): Span;
}
