import { deepEqual, equal } from 'node:assert/strict';
import { deciders } from '../deciders.ts';
import { partnerActivityRecorded, partnerCreated } from '../partner/partner.examples.ts';
import { recorded } from '../testing/recorded.ts';
import { activityIn, IS_ACTIVITY } from './activity.ts';

const RUNS = ['workflowRun', 'workflow', 'invitation', 'membership'];

describe('activity of a partner', () => {
  const at = '2026-05-16T12:00:00.000Z';
  const created = (over: Parameters<typeof recorded>[1] = {}) =>
    recorded(partnerCreated(), { recordedAt: at, ...over, metadata: { occurredAt: at, ...over.metadata } });

  it('is what people do, at the moment they did it', () => {
    deepEqual(activityIn(created()), { partnerId: 'partner-1', at });
    deepEqual(activityIn(created({ metadata: { actor: { type: 'public', id: 'public' } } })), {
      partnerId: 'partner-1',
      at,
    });
  });

  it('is a meeting on the day that it was', () => {
    const happenedAt = '2026-05-10T09:00:00.000Z';
    deepEqual(activityIn(recorded(partnerActivityRecorded({ happenedAt }))), {
      partnerId: 'partner-1',
      at: happenedAt,
    });
  });

  it('is nothing that a workflow, a policy or the system did, nor what followed from it', () => {
    for (const type of ['workflow', 'policy', 'system'] as const)
      equal(activityIn(created({ metadata: { actor: { type, id: 'x' } } })), undefined, type);
    equal(activityIn(created({ metadata: { via: ['workflow-1/partner-1'] } })), undefined);
  });

  it('is nothing that we do among ourselves', () => {
    equal(activityIn(recorded({ type: 'PartnerTierChanged', data: { partnerId: 'partner-1' } })), undefined);
    equal(activityIn(recorded({ type: 'constructor', data: { partnerId: 'partner-1' } })), undefined);
  });

  it('is decided for every event that names a partner, and for no other', () => {
    const naming = deciders
      .filter(({ category }) => !RUNS.includes(category))
      .flatMap(({ events }) => Object.entries(events))
      .filter(([, schema]) => 'shape' in schema && 'partnerId' in (schema.shape as object))
      .map(([type]) => type);
    deepEqual(Object.keys(IS_ACTIVITY).toSorted(), naming.toSorted());
  });
});
