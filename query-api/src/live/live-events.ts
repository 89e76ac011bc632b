import { type Clock, type EventFeed, followFeed, type Recorded } from '@partneros/domain';

/** Events as they come in, for whoever listens: one subscription of this process, whatever the number of listeners. */
export interface LiveEvents {
  /**
   * Tells of every event of a stream from here on, in order, and answers how to stop that. What was recorded before this
   * resolves is in the store: listen first, then read.
   */
  listen(stream: string, hear: (event: Recorded) => void): Promise<() => void>;
}

interface Following {
  readonly stopping: AbortController;
  /** Resolves once it is known from where on. */
  readonly begun: Promise<void>;
}

/** Follows the feed while somebody listens. */
export const createLiveEvents = ({ feed, clock }: { readonly feed: EventFeed; readonly clock: Clock }): LiveEvents => {
  const listeners = new Map<string, Set<(event: Recorded) => void>>();
  let following: Following | undefined;

  const begin = (): Following => {
    const stopping = new AbortController();
    let position: bigint | undefined;
    const begun = feed.head().then((head) => {
      position = head;
    });
    const follow = async () => {
      await begun;
      await followFeed(
        { feed, clock },
        {
          open: async () => position ?? feed.head(),
          take: async (batch) => {
            for (const event of batch.events) for (const hear of listeners.get(event.stream) ?? []) hear(event);
            position = batch.position;
          },
          signal: stopping.signal,
        },
      );
    };
    follow().catch(() => {
      // Whoever listens was told so by `begun`; the next one begins anew.
      if (following?.stopping === stopping) following = undefined;
    });
    return { stopping, begun };
  };

  const leave = (stream: string, hear: (event: Recorded) => void) => {
    const own = listeners.get(stream);
    own?.delete(hear);
    if (own?.size === 0) listeners.delete(stream);
    if (listeners.size > 0) return;
    following?.stopping.abort();
    following = undefined;
  };

  return {
    listen: async (stream, hear) => {
      const own = listeners.get(stream) ?? new Set();
      listeners.set(stream, own.add(hear));
      following ??= begin();
      try {
        await following.begun;
      } catch (error) {
        leave(stream, hear);
        throw error;
      }
      return () => leave(stream, hear);
    },
  };
};
