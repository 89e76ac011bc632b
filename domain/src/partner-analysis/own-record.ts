import type { Recorded } from '../kernel/recorded.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import { evolvePartner, type Partner } from '../partner/partner.state.ts';

// First part of the streams of analyses; the decider of partners does not know that of analyses.
const ANALYSES = 'partnerAnalysis-';

/**
 * A partner as the organization itself has it: without what an analysis has written into it, and without what followed
 * from that by itself. So what came from a page never speaks for its own score, however often the page is read. What a
 * person has changed since counts. `undefined` until the first event.
 */
export const ownRecordOf = (history: readonly Recorded<PartnerEvent>[]): Partner | undefined => {
  const chains = new Set<string>();
  return history
    .filter(({ metadata: { causedBy, correlationId, actor } }) => {
      if (causedBy?.stream.startsWith(ANALYSES)) {
        chains.add(correlationId);
        return false;
      }
      return actor.type === 'user' || !chains.has(correlationId);
    })
    .reduce<Partner | undefined>(evolvePartner, undefined);
};
