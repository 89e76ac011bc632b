import type { PartnerEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type PartnerFacets, partnerFiguresModel } from './partner-figures.model.ts';
import { change, forget, keep, type Shard, shardOf } from './shard-of.ts';

export const partnerFigures: Projection<Shard<PartnerFacets>, PartnerEvent> = {
  model: partnerFiguresModel,
  keysOf: ({ data }) => [shardOf(data.partnerId)],
  on: {
    PartnerCreated: (shard, { data: { partnerId, stage, tier, profile } }) =>
      keep(shard, partnerId, { stage, tier, type: profile.type, regions: profile.regions }),
    PartnerStageChanged: (shard, { data: { partnerId, to } }) =>
      change(shard, partnerId, (partner) => ({ ...partner, stage: to })),
    PartnerTierChanged: (shard, { data: { partnerId, to } }) =>
      change(shard, partnerId, (partner) => ({ ...partner, tier: to })),
    PartnerProfileUpdated: (shard, { data: { partnerId, changes } }) =>
      change(shard, partnerId, ({ type, regions, ...partner }) => ({
        ...partner,
        type: changes.type ?? type,
        regions: changes.regions ?? regions,
      })),
    PartnerArchived: (shard, { data: { partnerId } }) => forget(shard, partnerId),
  },
};
