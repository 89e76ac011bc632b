import type { DataOf } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import type { DealEvent, DealTerms } from './deal.events.ts';
import type { OpenDeal } from './open-deal.ts';

const IDENTITY = { dealId: 'deal-1', partnerId: 'partner-1' };
const REGISTERED = { dealRegistrationId: 'registration-1' };
const AMOUNT: Money = { minor: 2_500_000, currency: 'EUR' };
const CLOSED_AT = '2026-06-30T12:00:00.000Z';

type Opened = DataOf<DealEvent, 'DealOpened'>;

const opened = (over: Partial<Opened>): Opened => ({
  ...IDENTITY,
  ...REGISTERED,
  name: 'Globex',
  amount: AMOUNT,
  expectedCloseDate: '2026-09-30',
  accountName: 'Globex',
  accountDomain: 'globex.example',
  ...over,
});

export const openDealCommand = (over: Partial<Opened> = {}): OpenDeal => ({ type: 'OpenDeal', data: opened(over) });

export const dealOpened = (over: Partial<Opened> = {}): DealEvent => ({ type: 'DealOpened', data: opened(over) });

export const dealUpdated = (changes: Partial<DealTerms>): DealEvent => ({
  type: 'DealUpdated',
  data: { ...IDENTITY, changes },
});

export const dealClosedWon = (amount = AMOUNT, closedAt = CLOSED_AT): DealEvent => ({
  type: 'DealClosedWon',
  data: { ...IDENTITY, ...REGISTERED, amount, closedAt },
});

export const dealClosedLost = (reason: string | null = 'Price'): DealEvent => ({
  type: 'DealClosedLost',
  data: { ...IDENTITY, ...REGISTERED, amount: AMOUNT, reason, closedAt: CLOSED_AT },
});

export const dealReopened = (from: 'won' | 'lost'): DealEvent => ({
  type: 'DealReopened',
  data: { ...IDENTITY, from },
});
