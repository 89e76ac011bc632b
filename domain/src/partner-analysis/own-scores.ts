import { foldText } from '../kernel/text.ts';
import { DAY, millisOf, type Timestamp } from '../kernel/time.ts';
import type { Partner } from '../partner/partner.state.ts';
import type { Strategy } from '../strategy/strategy.state.ts';
import type { FitDimension } from './ai-insights.ts';

const NEUTRAL = 50;
// A wish that is met, and one that is not.
const MET = 25;
const MISSED = -15;

/**
 * How well a partner fits by what we know ourselves: our records of it, and whom the organization looks for. The same
 * record and strategy give the same scores; nothing that a page or a model says is in them. 50 is: nobody knows.
 */
export const ownFit = (
  partner: Partner,
  { icp, ipp }: Pick<Strategy, 'icp' | 'ipp'>,
): Readonly<Record<FitDimension, number>> => {
  const offers = [...partner.services, ...partner.products, ...partner.tags.services, ...partner.tags.products];
  return {
    market_fit: within(
      NEUTRAL +
        meets(listOf(partner.industry), [...(ipp?.industries ?? []), ...(icp ? [icp.industry, ...icp.verticals] : [])]),
    ),
    technical_fit: within(
      NEUTRAL + meets(offers, [...(ipp?.technicalCapabilities ?? []), ...(icp?.technologies ?? [])]),
    ),
    geographic_fit: within(
      NEUTRAL +
        meets([...partner.regions, ...partner.tags.regions], [...(ipp?.regions ?? []), ...(icp?.regions ?? [])]),
    ),
    capability_fit: within(
      NEUTRAL + (partner.portalOnboarding.completedAt === null ? 0 : 15) + (partner.tier === null ? 0 : 10),
    ),
    strategic_fit: within(NEUTRAL + meets([partner.type, ...listOf(partner.subtype)], ipp?.partnerTypes ?? [])),
  };
};

const STAGES: readonly string[] = ['recruit', 'onboard', 'enable', 'execute', 'optimize'];
const FRESH_DAYS = 30;
const STALE_DAYS = 180;

/** How well the relation is doing, 0 to 100: how lately there was something, how far it has come, who looks after it. */
export const healthOf = (partner: Partner, createdAt: Timestamp, now: Timestamp): number => {
  const days = (millisOf(now) - millisOf(partner.lastActivityAt ?? createdAt)) / DAY;
  const recency = 1 - Math.min(1, Math.max(0, days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS));
  const progress = Math.max(0, STAGES.indexOf(partner.stage)) / (STAGES.length - 1);
  const portal = partner.portalOnboarding.completedAt === null ? 0 : 20;
  const manager = partner.partnerManagerId === null ? 0 : 15;
  return within(Math.round(40 * recency + 25 * progress) + portal + manager);
};

const listOf = (value: string | null): readonly string[] => (value === null ? [] : [value]);

// Nothing asked for or nothing known: nothing can be said.
const meets = (has: readonly string[], wanted: readonly string[]): number => {
  if (has.length === 0 || wanted.length === 0) return 0;
  const words = new Set(wanted.flatMap(wordsOf));
  return has.flatMap(wordsOf).some((word) => words.has(word)) ? MET : MISSED;
};

const wordsOf = (text: string): readonly string[] =>
  foldText(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 2);

const within = (score: number): number => Math.min(100, Math.max(0, score));
