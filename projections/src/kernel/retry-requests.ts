import type { DeadLetterEvent, DeadLetterRetryEvent, Recorded } from '@partneros/domain';

/** What people ask of a projection about events that it has put aside. Positions are those of the events put aside. */
export type RetryRequest = { readonly organizationId: string; readonly askedAt: bigint } & (
  | { readonly do: 'retry' | 'forget'; readonly position: string }
  | { readonly do: 'retry all' }
);

/** What an event asks of the projection of this name; nothing: it is an event like any other. */
export const retryRequestOf = (recorded: Recorded, name: string): RetryRequest | undefined => {
  const { position: askedAt, metadata } = recorded;
  const { organizationId } = metadata;
  const event = recorded as DeadLetterEvent | DeadLetterRetryEvent;
  switch (event.type) {
    case 'DeadLetterRetryRequested':
    case 'DeadLetterSkipped': {
      if (event.data.source !== 'projection' || event.data.name !== name) return undefined;
      const what = event.type === 'DeadLetterSkipped' ? 'forget' : 'retry';
      return { do: what, organizationId, askedAt, position: event.data.position };
    }
    case 'DeadLettersRetryRequested':
      return event.data.name === null || event.data.name === name
        ? { do: 'retry all', organizationId, askedAt }
        : undefined;
    default:
      return undefined;
  }
};
