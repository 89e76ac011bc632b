import type {
  AiDeps,
  Clock,
  Effects,
  ESign,
  EventFeed,
  ExecuteDeps,
  Files,
  KeyValueStore,
  Media,
  PictureSource,
  Report,
  RowStore,
  Tracing,
} from '@partneros/domain';

/** What the workflow engine works with. */
export interface EngineDeps extends AiDeps {
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly keyValues: KeyValueStore;
  readonly clock: Clock;
  readonly effects: Effects;
  /** Where people reach the console, without a path; links in mails begin with it. */
  readonly baseUrl: string;
  readonly files: Files;
  readonly media: Pick<Media, 'deck'>;
  readonly pictures: PictureSource;
  readonly eSign: Pick<ESign, 'submissions'>;
  /** Other engines may work on the same log: a step that is begun may be in their hands. */
  readonly shared: boolean;
  /** Told about everything that is retried or parked, for the log. */
  readonly report?: Report;
  readonly tracing?: Tracing | undefined;
}

/** What a run is driven with: the engine's own ports, or those of a simulation. */
export interface RunDeps extends ExecuteDeps {
  readonly rows: Pick<RowStore, 'find' | 'reached'>;
  readonly clock: Clock;
  readonly effects: Effects;
  readonly report?: Report;
  readonly tracing?: Tracing | undefined;
}
