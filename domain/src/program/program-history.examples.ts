import type { Message } from '../kernel/decider.ts';
import { partnerCreated } from '../partner/partner.examples.ts';
import { recorded } from '../testing/recorded.ts';
import { type PartnerFacts, partnerFacts } from './partner-facts.ts';
import { program } from './program.decider.ts';
import type { ProgramEvent } from './program.events.ts';
import { NO_PROGRAM, type Program } from './program.state.ts';

/** The programme after some events. */
export const programAfter = (...events: readonly ProgramEvent[]): Program =>
  events.reduce<Program | undefined>(program.evolve, undefined) ?? NO_PROGRAM;

/** What is known of Acme after its creation on the first of 2026 and what happened since; positions count from 1. */
export const acmeAfter = (...events: readonly Message[]): PartnerFacts => {
  const created: Message = partnerCreated();
  const facts = [created, ...events].reduce<PartnerFacts | undefined>(
    (known, event, index) =>
      partnerFacts(
        known,
        recorded(event, { position: BigInt(index + 1), metadata: { occurredAt: '2026-01-01T00:00:00.000Z' } }),
      ),
    undefined,
  );
  if (facts === undefined) throw new Error('a partner is known from its creation on');
  return facts;
};

/** Acme has won a deal in euros. */
export const wonDeal = (dealId: string, minor: number, closedAt: string): Message => ({
  type: 'DealClosedWon',
  data: { dealId, partnerId: 'partner-1', dealRegistrationId: null, amount: { minor, currency: 'EUR' }, closedAt },
});
