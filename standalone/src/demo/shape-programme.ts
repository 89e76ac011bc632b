import { done, textAt } from '../client/ask.ts';
import type { Act } from './world.ts';

/** What earns the highest tier that can be earned, beside a certification. */
export const GOLD_MINOR = 3_000_000;
const WITHIN_DAYS = 365;

const tiersOf = (certificationId: string | undefined) => [
  { name: 'Registered', requirements: [] },
  { name: 'Silver', requirements: [{ anyOf: [{ fact: 'won_deals', atLeast: 1, withinDays: WITHIN_DAYS }] }] },
  {
    name: 'Gold',
    requirements: [
      {
        anyOf: [{ fact: 'won_deal_amount', atLeast: { minor: GOLD_MINOR, currency: 'EUR' }, withinDays: WITHIN_DAYS }],
      },
      { anyOf: [{ fact: 'certifications_held', atLeast: 1, certificationId }] },
    ],
  },
  // Given by hand.
  { name: 'Platinum', requirements: null },
];

/** A segment, a track for everybody, four tiers and what earns them; from then on partners move by themselves. */
export const shapeProgramme: Act = {
  title: 'The programme gets its tiers, and partners move between them by themselves',
  size: 11,
  play: async ({ owner, certifications, tiers }) => {
    const program = '/api/program';
    await done(owner, {
      step: 'segment',
      method: 'POST',
      path: `${program}/segments`,
      body: {
        name: 'Information technology',
        family: 'technology',
        rules: [{ field: 'industry', operator: 'equals', value: 'Information Technology' }],
      },
    });
    const track = await done(owner, {
      step: 'track',
      method: 'POST',
      path: `${program}/tracks`,
      body: { name: 'Selling', slug: 'selling' },
    });
    const tierPath = `${program}/tracks/${textAt(track.body, 'trackId')}/tiers`;
    for (const { name, requirements } of tiersOf(certifications[0]?.id)) {
      const tier = await done(owner, { step: `tier-${name}`, method: 'POST', path: tierPath, body: { name } });
      const id = textAt(tier.body, 'tierId');
      await done(owner, {
        step: `requirements-${name}`,
        method: 'PUT',
        path: `${program}/tiers/${id}/requirements`,
        body: { requirements },
      });
      tiers.push({ id, name });
    }
    await done(owner, {
      step: 'evaluation',
      method: 'PUT',
      path: `${program}/evaluation`,
      body: { automatic: true, demotion: 'immediate', graceDays: 30 },
    });
  },
};
