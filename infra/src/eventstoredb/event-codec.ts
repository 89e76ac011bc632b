import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '@eventstore/db-client';
import type { Decode, EventMetadata, JsonObject, NewEvent, Recorded } from '@partneros/domain';

/** An event in the form in which it is sent and stored. */
export interface Encoded {
  readonly id: string;
  readonly type: string;
  /** JSON. */
  readonly data: string;
  /** JSON: our metadata and `recordedAt`. */
  readonly metadata: string;
}

/** An event that is not of our making, or whose data is not JSON. No later version of PartnerOS will read it either. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** What we store as metadata. */
type StoredMetadata = EventMetadata & { readonly recordedAt?: string };

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Refuses a stream name that UTF-8 would change, or an event that belongs to nobody. Such a call is a bug. */
export const assertStorable = (stream: string, { metadata }: NewEvent): void => {
  if (!stream || !metadata.organizationId) throw new Error('an event needs a stream and an organization');
  if (stream.includes('\0') || LONE_SURROGATE.test(stream))
    throw new Error(`not a stream name: ${JSON.stringify(stream)}`);
};

/**
 * The stored form of an event. The id is new every time it is asked for, unlike `metadata.eventId`: the server takes a
 * second append with ids it knows for a repeat and says it succeeded, and then two who race for a revision, with ids
 * derived from the same cause, would both have won.
 */
export const encode = ({ type, data, metadata }: NewEvent, recordedAt: string): Encoded => {
  const stored: StoredMetadata = { ...metadata, recordedAt };
  return { id: randomUUID(), type, data: JSON.stringify(data), metadata: JSON.stringify(stored) };
};

/** An encoded event as a reader will see it, once it has its place. */
export const recordedAs = (
  { type, data, metadata }: Encoded,
  place: { readonly stream: string; readonly revision: bigint; readonly position: bigint },
  decode: Decode,
): Recorded => {
  const { recordedAt = '', ...rest } = JSON.parse(metadata) as StoredMetadata;
  const lifted = decode(type, rest.schemaVersion, JSON.parse(data) as JsonObject);
  return { type, data: lifted, metadata: rest, ...place, recordedAt };
};

/** An event as the server gives it back. Throws `UnreadableEvent`, or what `decode` throws. */
export const recordedOf = (event: RecordedEvent, decode: Decode): Recorded => {
  const { type, data, metadata, streamId: stream, revision, position } = event;
  const unreadable = (why: string) => new UnreadableEvent(`event ${revision} of ${stream} (${type}) ${why}`);
  const stored: unknown = metadata;
  if (!isMetadata(stored)) throw unreadable('has no metadata of ours');
  if (!event.isJson || !isObject(data)) throw unreadable('holds no JSON object');
  if (position === undefined) throw unreadable('came without a position: EventStoreDB 22.10 or newer is needed');
  const { recordedAt = event.created.toISOString(), ...rest } = stored;
  const lifted = decode(type, rest.schemaVersion, data as JsonObject);
  return { type, data: lifted, metadata: rest, stream, revision, position: position.commit, recordedAt };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

const isMetadata = (value: unknown): value is StoredMetadata =>
  isObject(value) &&
  ['eventId', 'organizationId', 'commandId', 'correlationId', 'occurredAt'].every(
    (field) => typeof value[field] === 'string',
  ) &&
  typeof value.schemaVersion === 'number' &&
  isObject(value.actor);
