import type { ServedRoutes } from '@partneros/infra/testing';
import type { Looked } from './workflows-over-http.ts';

// By a name that is not looked up: its types come as sources, which our settings do not take.
const CLIENT: string = 'eventsource';

const described = ({ status, headers, redirected, url }: Response) => ({ status, headers, redirected, url });

/** A stream of events as a real client hears it. */
export interface WatchedEvents {
  /** Name, id and data of every event, in one object. */
  readonly told: Looked[];
  /** Of every connection it made. */
  readonly statuses: number[];
  /** Breaks the connection as a network does; it comes back at once. */
  cut(): void;
  until(holds: () => boolean): Promise<void>;
  close(): void;
}

/** Reads server-sent events with the `eventsource` package, whose connections a test can cut. */
export const watchEvents = async (
  served: Pick<ServedRoutes, 'url' | 'fetch'>,
  path: string,
  names: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<WatchedEvents> => {
  const { EventSource }: Looked = await import(CLIENT);
  const told: Looked[] = [];
  const statuses: number[] = [];
  const cuts: AbortController[] = [];
  const waiting = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of waiting) wake();
  };
  const source = new EventSource(`${served.url}${path}`, {
    fetch: async (url: string, init: RequestInit) => {
      const cut = new AbortController();
      cuts.push(cut);
      init.signal?.addEventListener('abort', () => cut.abort());
      const { pathname, search } = new URL(url);
      const response = await served.fetch(`${pathname}${search}`, {
        headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
        signal: cut.signal,
      });
      statuses.push(response.status);
      wakeAll();
      if (response.body === null) return response;
      let fail = (_error: Error) => {};
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('retry: 1\n\n'));
          fail = (error) => controller.error(error);
        },
      });
      // As a network does it: the client takes an abort for its own.
      response.body.pipeTo(writable, { preventAbort: true }).catch(() => fail(new TypeError('terminated')));
      return { ...described(response), body: readable };
    },
  });
  const hear = ({ type, lastEventId, data }: MessageEvent) => {
    told.push({ name: type, id: lastEventId, ...JSON.parse(data) });
    wakeAll();
  };
  for (const name of names) source.addEventListener(name, hear);
  return {
    told,
    statuses,
    cut: () => cuts.at(-1)?.abort(),
    until: async (holds) => {
      while (!holds()) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    close: () => source.close(),
  };
};
