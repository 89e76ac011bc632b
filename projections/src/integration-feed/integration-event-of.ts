import {
  dataSchemaOf,
  type IntegrationEvent,
  integrationTypeOf,
  partsOf,
  publicEvents,
  type Recorded,
} from '@partneros/domain';

/** The event as the outside sees it; nothing when its type is not public. */
export const integrationEventOf = ({
  type,
  data,
  stream,
  revision,
  position,
  recordedAt,
  metadata: { eventId, organizationId, occurredAt, actor, correlationId, causationId },
}: Recorded): IntegrationEvent | undefined => {
  const known = publicEvents.get(type);
  if (known === undefined) return undefined;
  return {
    specversion: '1.0',
    id: eventId,
    source: `/organizations/${organizationId}`,
    type: integrationTypeOf(type),
    subject: partsOf(stream).id,
    time: occurredAt,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(type, known.schemaVersion),
    partitionkey: stream,
    position: String(position),
    revision: String(revision),
    recordedtime: recordedAt,
    // Not the stored one: the store has lifted the data to the current shape.
    schemaversion: known.schemaVersion,
    correlationid: correlationId,
    ...(causationId === undefined ? {} : { causationid: causationId }),
    actortype: actor.type,
    actorid: actor.id,
    data: data as Readonly<Record<string, unknown>>,
  };
};
