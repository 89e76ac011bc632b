import type { DeadLetterEvent, DeadLetterRetryEvent, Recorded } from '@partneros/domain';
import type { EngineMemory } from './engine-memory.ts';
import type { ParkedEntry } from './engine-rows.ts';
import type { ParkedReactions } from './parked-reactions.ts';

/**
 * Does what people ask about parked reactions: tries one or all again, or gives one up. Before the engine has caught up
 * (`live`), it leaves retries alone: everything that is still parked then is tried anyway.
 */
export const answerRetries = (
  recorded: Recorded,
  known: EngineMemory,
  parked: ParkedReactions,
  live: boolean,
): void => {
  const { organizationId } = recorded.metadata;
  const event = recorded as DeadLetterEvent | DeadLetterRetryEvent;
  const forEach = (isMeant: (entry: ParkedEntry) => boolean, work: (entry: ParkedEntry) => void) => {
    for (const { entry } of known.parked(organizationId)) if (isMeant(entry)) work(entry);
  };
  const retry = (entry: ParkedEntry) => {
    if (live) parked.retry(known, organizationId, entry, 'asked');
  };

  switch (event.type) {
    case 'DeadLetterRetryRequested':
      forEach((entry) => isAbout(entry, event), retry);
      return;
    case 'DeadLettersRetryRequested':
      forEach(({ reaction }) => event.data.name === null || event.data.name === reaction, retry);
      return;
    case 'DeadLetterSkipped':
      forEach(
        (entry) => isAbout(entry, event),
        (entry) => parked.forget(known, organizationId, entry, recorded.position),
      );
      return;
    default:
      return;
  }
};

const isAbout = (
  { reaction, eventId }: ParkedEntry,
  { data: { source, name, eventId: id } }: { readonly data: DeadLetterEvent['data'] },
) => source === 'reaction' && name === reaction && eventId === id;
