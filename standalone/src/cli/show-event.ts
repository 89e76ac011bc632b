import type { Recorded } from '@partneros/domain';

/** An event on one line: for a person, or all of it as JSON. */
export const eventLine = (event: Recorded, asJson: boolean): string => {
  const { position, recordedAt, type, stream, revision, metadata } = event;
  if (asJson) return eventJson(event);
  return `${position}  ${recordedAt}  ${type}  ${stream}@${revision}  by ${metadata.actor.type} ${metadata.actor.id}`;
};

/** All of an event as JSON; positions and revisions as text, because they may be larger than numbers are exact. */
export const eventJson = (event: Recorded, indent?: number): string =>
  JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value), indent);
