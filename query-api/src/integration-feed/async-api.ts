import {
  dataSchemaOf,
  INTEGRATION_TOPIC,
  IntegrationEvent,
  integrationTypeOf,
  type PublicEvent,
  publicEvents,
} from '@partneros/domain';
import { type JsonSchema, schemaCollection } from '@partneros/infra/http';

// Of this contract, not of the program; each event's shape has a version of its own.
const VERSION = '1.0.0';

const DESCRIPTION = `What happened to partners, deal registrations, deals and the rest, as CloudEvents 1.0 in structured mode.

Delivered at least once: drop repeats by \`id\`. The first arrivals of one \`partitionkey\` come in order. All
organizations of an installation share the topic; \`source\` names the one an event belongs to. Ignore types and
attributes that you do not know. Fields that say something about a person carry \`x-personal-data\`, which names the id
of that person or record.`;

/** The AsyncAPI 3 document of the integration feed, made from the schemas that events are stored by. */
export const asyncApi = (): object => {
  const events = [...publicEvents.values()];
  const { components, schemaOf } = schemaCollection(showPersonal);
  // As input: a receiver is told what there is, not that nothing else may come.
  components.IntegrationEvent = schemaOf('IntegrationEvent', IntegrationEvent, 'input');
  for (const { type, schema } of events) components[type] = schemaOf(type, schema, 'output');
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'PartnerOS integration feed',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        address: '{topic}',
        title: 'Events',
        parameters: { topic: { default: INTEGRATION_TOPIC, description: 'The Kafka topic that the operator chose.' } },
        messages: Object.fromEntries(events.map(({ type }) => [type, ref('messages', type)])),
      },
    },
    operations: {
      publishEvents: { action: 'send', channel: { $ref: '#/channels/events' }, summary: 'Publish every public event' },
    },
    components: {
      messages: Object.fromEntries(events.map((event) => [event.type, messageOf(event)])),
      schemas: components,
    },
  };
};

const messageOf = ({ type, category, schemaVersion }: PublicEvent): object => ({
  name: integrationTypeOf(type),
  title: type,
  tags: [{ name: category }],
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      ref('schemas', 'IntegrationEvent'),
      {
        type: 'object',
        properties: {
          type: { const: integrationTypeOf(type) },
          dataschema: { const: dataSchemaOf(type, schemaVersion) },
          schemaversion: { const: schemaVersion },
          data: ref('schemas', type),
        },
      },
    ],
  },
  bindings: { kafka: { key: { type: 'string', description: 'The `partitionkey`.' }, bindingVersion: '0.5.0' } },
});

const ref = (kind: 'messages' | 'schemas', name: string): JsonSchema => ({ $ref: `#/components/${kind}/${name}` });

const showPersonal = (jsonSchema: Record<string, unknown>): void => {
  const { personal } = jsonSchema;
  delete jsonSchema.personal;
  if (typeof personal === 'string') jsonSchema['x-personal-data'] = personal;
};
