import { randomUUID } from 'node:crypto';
import type { IntegrationEvent } from '@partneros/domain';

/** An integration event of no aggregate in particular. */
export const exampleIntegrationEvent = (
  partitionkey: string,
  data: Readonly<Record<string, unknown>> = {},
): IntegrationEvent => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/organizations/org-1',
  type: 'ai.partneros.ExampleHappened',
  subject: '1',
  time: '2026-01-01T00:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:partneros:event:ExampleHappened:1',
  partitionkey,
  position: '1',
  revision: '0',
  recordedtime: '2026-01-01T00:00:00.000Z',
  schemaversion: 1,
  correlationid: 'correlation-1',
  actortype: 'user',
  actorid: 'user-1',
  data,
});
