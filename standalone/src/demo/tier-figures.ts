import type { JsonObject } from '@partneros/domain';
import type { Figure } from './figure.ts';
import { type Ledger, minorOf } from './ledger.ts';
import type { Recount } from './recount.ts';
import { GOLD_MINOR } from './shape-programme.ts';

const LOWEST = 'Registered';
const TIERS = [LOWEST, 'Silver', 'Gold', 'Platinum'] as const;

/** How many partners are in each tier: by what was given and earned, by the list, and by the last event of each partner. */
export const tierFigures = (
  ledger: Ledger,
  partners: number,
  { partners: rows, events }: Recount,
): readonly Figure[] => {
  const moved = [...ledger.pins.keys()].map((id) => tierOf(ledger, id));
  const last = new Map<unknown, unknown>();
  for (const { type, data } of events as readonly (JsonObject & { readonly data: JsonObject })[]) {
    if (type === 'PartnerCreated') last.set(data.partnerId, data.tier);
    if (type === 'PartnerTierChanged') last.set(data.partnerId, data.to);
  }
  return TIERS.map((tier) => ({
    what: `Partners in ${tier}`,
    // Everybody else begins at the bottom, and stays there.
    played: moved.filter((one) => one === tier).length + (tier === LOWEST ? partners - moved.length : 0),
    listed: rows.filter((row) => row.tier === tier).length,
    logged: [...last.values()].filter((one) => one === tier).length,
  }));
};

/** Moves that workflows hear of: each given tier, and one for each partner that earned more than it had. */
export const movesOf = (ledger: Ledger): number =>
  ledger.tiersGiven +
  [...ledger.pins].filter(([partnerId, given]) => given === null && tierOf(ledger, partnerId) !== LOWEST).length;

// By the rules of the demo's programme, as a person would work it out.
const tierOf = (ledger: Ledger, partnerId: string): string => {
  const given = ledger.pins.get(partnerId);
  if (typeof given === 'string') return given;
  const won = [...ledger.shown('deal').values()].filter(
    (deal) => deal.partnerId === partnerId && deal.status === 'won',
  );
  const sum = won.reduce((total, deal) => total + minorOf(deal), 0);
  const isCertified = [...ledger.certified].some((one) => one.startsWith(`${partnerId}/`));
  if (won.length === 0) return LOWEST;
  return sum >= GOLD_MINOR && isCertified ? 'Gold' : 'Silver';
};
