import { type EventFeed, heartbeat, type KeyValueStore, partsOf } from '@partneros/domain';
import type { MovedLine } from './moved-line.ts';

const PAGE = 1_000;

/**
 * Everything that makes an installation, line by line: every event as it is stored, in log order, then every small record
 * (password hashes, webhook secrets, sessions). What is recorded while it runs is taken along, up to the end it meets.
 * Heartbeats stay behind: they say nothing of the new house, which has its own by the time an import is repeated.
 * `feed` must not lift older events: an export keeps what is stored.
 */
export async function* exportLog({
  feed,
  keyValues,
}: {
  readonly feed: EventFeed;
  readonly keyValues: KeyValueStore;
}): AsyncGenerator<MovedLine> {
  for (let after = 0n; ; ) {
    const page = await feed.read(after, PAGE);
    for (const { stream, revision, recordedAt, type, data, metadata } of page) {
      if (partsOf(stream).category === heartbeat.category) continue;
      yield {
        kind: 'event',
        stream,
        revision: String(revision),
        recordedAt,
        type,
        data: data as never,
        metadata: metadata as never,
      };
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.position;
  }
  for await (const record of keyValues.scan()) yield { kind: 'record', ...record } as MovedLine;
}
