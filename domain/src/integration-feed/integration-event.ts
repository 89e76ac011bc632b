import { z } from 'zod';

/** Where the feed is published, unless the operator names another topic. */
export const INTEGRATION_TOPIC = 'partneros.events';

/** What the outside calls an event type; reverse DNS, as CloudEvents asks for. */
export const integrationTypeOf = (type: string): string => `ai.partneros.${type}`;

/** Names the shape of an event's data: another version of the shape has another name. */
export const dataSchemaOf = (type: string, version: number): string => `urn:partneros:event:${type}:${version}`;

const said = (schema: z.ZodType<string>, description: string) => schema.meta({ description });
const text = (description: string) => said(z.string(), description);

/**
 * A domain event as a CloudEvent 1.0. Attributes of ours are extension attributes: lowercase names, and positions as
 * decimal strings, because a CloudEvents integer has 32 bits. More of them may come, so a receiver ignores unknown ones.
 */
export const IntegrationEvent = z.object({
  specversion: z.literal('1.0'),
  id: text('Unique, and the same in every repeat: drop what you have seen.'),
  source: text('`/organizations/<organization id>`.'),
  type: text('`ai.partneros.` and the event type.'),
  subject: text('Id of the aggregate it happened to.'),
  time: said(z.iso.datetime(), 'When it happened; what an import records may lie in the past.'),
  datacontenttype: z.literal('application/json'),
  dataschema: text('Names the shape of `data`: `urn:partneros:event:<event type>:<schemaversion>`.'),
  partitionkey: text('The stream of the aggregate, which is also the key of the record: one aggregate stays in order.'),
  position: text('Place among all events, in decimal; grows, with gaps.'),
  revision: text('Place in the history of the aggregate, from 0, in decimal; with gaps where an event is not public.'),
  recordedtime: said(z.iso.datetime(), 'When it was recorded.'),
  schemaversion: z.int().meta({ description: 'Version of the shape of `data`.' }),
  correlationid: text('One id for everything that follows from one request.'),
  causationid: text('Id of the event that led to this one; absent when a request did.').optional(),
  actortype: z.enum(['user', 'workflow', 'policy', 'system', 'public']).meta({ description: 'What kind of actor.' }),
  actorid: text('Who did it. Ignore your own to avoid echoes.'),
  data: z.record(z.string(), z.unknown()).meta({ description: 'The event itself.' }),
});
export type IntegrationEvent = Readonly<z.output<typeof IntegrationEvent>>;
