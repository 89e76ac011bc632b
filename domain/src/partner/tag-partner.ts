import type { Decision } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { PartnerEvent, PartnerTags } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Replaces a partner's labels. A label given twice in a category is there once. */
export interface TagPartner {
  readonly type: 'TagPartner';
  readonly data: { readonly partnerId: string; readonly tags: PartnerTags };
}

export const tagPartner = (
  { data: { partnerId, tags: wanted } }: TagPartner,
  partner: Partner,
): Decision<PartnerEvent, PartnerRejection> => {
  const tags = { services: once(wanted.services), products: once(wanted.products), regions: once(wanted.regions) };
  return sameJson(tags, partner.tags) ? [] : [{ type: 'PartnerTagged', data: { partnerId, tags } }];
};

const once = (labels: readonly string[]): string[] => [...new Set(labels)];
