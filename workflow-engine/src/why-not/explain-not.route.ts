import { eventResource, type Recorded, streamOf } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { engineRoute, eventAt } from '../http/engine-route.ts';
import { EventVerdicts, STARTING, verdictsOn } from './why-not.ts';

// Each is held against every workflow of the organization.
const MOST_EVENTS = 10;

const Query = z
  .strictObject({
    position: z
      .string()
      .regex(/^\d{1,18}$/, 'expected a position of the log, such as 42')
      .optional()
      .describe('Of an event.'),
    entity: z
      .enum(['partner', 'deal', 'dealRegistration'])
      .optional()
      .describe('With `id`: the latest events of a record.'),
    id: z.string().max(64).optional(),
  })
  .refine(
    ({ position, entity, id }) =>
      (position === undefined) !== (entity === undefined) && (entity === undefined) === (id === undefined),
    'expected either position, or entity with id',
  );

export const explainNotRoute = engineRoute({
  method: 'GET',
  path: '/api/why-not',
  tag: 'Why',
  summary: 'Why nothing happened: what each workflow made of an event, with the rule that kept it from starting',
  access: 'events:read',
  query: Query,
  answers: { status: 200, body: z.object({ events: z.array(EventVerdicts) }) },
  handle: async ({ caller: { organizationId }, query: { position, entity, id } }, deps) => {
    let asked: readonly Recorded[] = [];
    if (position !== undefined) {
      const event = await eventAt(deps, organizationId, position);
      if (event !== undefined) asked = [event];
    } else if (entity !== undefined && id !== undefined)
      asked = (await deps.store.read(streamOf(entity, organizationId, id)))
        .filter(({ type }) => STARTING.has(type))
        .slice(-MOST_EVENTS);
    if (asked.length === 0) return problem(404, 'not_found', 'Nothing was recorded that a workflow could start from.');
    const events: z.output<typeof EventVerdicts>[] = [];
    for (const event of asked)
      events.push({ event: eventResource(event), workflows: [...(await verdictsOn(deps, event))] });
    return { body: { events } };
  },
});
