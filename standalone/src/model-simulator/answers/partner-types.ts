import { z } from 'zod';
import { type Facts, passagesIn } from '../facts.ts';
import { companiesIn, gistOf, passagesAbout } from './grounded.ts';
import { icpIn } from './ipp.ts';

const Ipp = z.object({ partnerTypes: z.array(z.string()).catch([]) });
const CATEGORIES = ['solutions', 'technology', 'reseller', 'referral'];

/** Partner types from both profiles and the passages in the prompt. Not in order: whoever asked has to see to that. */
export const partnerTypesAnswer = (facts: Facts): object => {
  const { industry } = icpIn(facts);
  const { partnerTypes } = Ipp.catch({ partnerTypes: [] }).parse(facts.get('ipp'));
  const passages = passagesIn(facts);
  const types = [...new Set([...partnerTypes, 'Management consultancies', 'Referral networks'])];
  const scored = types.map((type, index) => {
    const about = passagesAbout(type, passages);
    return {
      type,
      category: CATEGORIES[index % CATEGORIES.length],
      score: Math.max(20, 70 - 10 * index + 15 * Math.min(2, about.length)),
      rationale: about[0] === undefined ? `${type} reach ${industry.toLowerCase()} buyers early.` : gistOf(about[0]),
      valueProposition: `Projects in ${industry.toLowerCase()} that begin with a product.`,
      exampleCompanies: about.flatMap(companiesIn).slice(0, 3),
      sources: about.map(({ mark }) => mark),
    };
  });
  return { partnerTypes: scored.toReversed() };
};
