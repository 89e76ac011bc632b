import { z } from 'zod';
import { type Facts, passagesIn } from '../facts.ts';
import { companiesIn, gistOf, passagesAbout } from './grounded.ts';

const Prospect = z.object({
  companyName: z.string().catch('the prospect'),
  industry: z.string().catch('its industry'),
  painPoints: z.array(z.string()).catch([]),
});

/** Suggestions from the passages that are about a prospect's pain points. */
export const partnerSuggestionsAnswer = (facts: Facts): object => {
  const { companyName, industry, painPoints } = Prospect.catch(Prospect.parse({})).parse(facts.get('prospect'));
  const about = passagesAbout([industry, ...painPoints].join(' '), passagesIn(facts));
  const grounded = about.slice(0, 4).map((passage, index) => ({
    partnerType: `${industry} specialists`,
    companyName: companiesIn(passage)[0] ?? null,
    rationale: gistOf(passage),
    matchedPainPoints: painPoints.filter((point) => passagesAbout(point, [passage]).length > 0),
    score: 90 - 10 * index,
    sources: [passage.mark],
  }));
  const general = {
    partnerType: `${industry} system integrators`,
    companyName: null,
    rationale: `They are at work at companies like ${companyName} already.`,
    matchedPainPoints: painPoints.slice(0, 1),
    score: 40,
    sources: [],
  };
  return { suggestions: [general, ...grounded] };
};
