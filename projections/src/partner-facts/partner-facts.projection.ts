import { FACT_EVENTS, type Message, type PartnerFacts, partnerFacts } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { partnerFactsModel } from './partner-facts.model.ts';

/** The fold that the evaluation of tiers goes by, kept. */
export const partnerFactsOf: Projection<PartnerFacts, Message> = {
  model: partnerFactsModel,
  keysOf: ({ data }) => [(data as { readonly partnerId: string }).partnerId],
  on: Object.fromEntries(FACT_EVENTS.map((type) => [type, partnerFacts])),
};
