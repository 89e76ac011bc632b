import type { DealRegistrationEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type RegistrationFacets, registrationFiguresModel } from './registration-figures.model.ts';
import { change, keep, type Shard, shardOf } from './shard-of.ts';

type Figures = Shard<RegistrationFacets>;

const decide = (shard: Figures | undefined, id: string, outcome: 'approved' | 'rejected', decidedAt: string) =>
  change(shard, id, (registration) => ({ ...registration, outcome, decidedAt }));

// An approved one that expires was decided all the same.
const end = (shard: Figures | undefined, id: string) =>
  change(shard, id, ({ outcome, ...registration }) => ({
    ...registration,
    outcome: outcome === 'open' ? 'ended' : outcome,
  }));

export const registrationFigures: Projection<Figures, DealRegistrationEvent> = {
  model: registrationFiguresModel,
  keysOf: ({ data }) => [shardOf(data.dealRegistrationId)],
  on: {
    DealRegistrationSubmitted: (shard, { data: { dealRegistrationId, submittedAt } }) =>
      keep(shard, dealRegistrationId, { submittedAt, outcome: 'open', decidedAt: null }),
    DealRegistrationApproved: (shard, { data: { dealRegistrationId, approvedAt } }) =>
      decide(shard, dealRegistrationId, 'approved', approvedAt),
    DealRegistrationDeclined: (shard, { data: { dealRegistrationId, declinedAt } }) =>
      decide(shard, dealRegistrationId, 'rejected', declinedAt),
    DealRegistrationWithdrawn: (shard, { data: { dealRegistrationId } }) => end(shard, dealRegistrationId),
    DealRegistrationExpired: (shard, { data: { dealRegistrationId } }) => end(shard, dealRegistrationId),
  },
};
