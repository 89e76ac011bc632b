import type { Facts } from '../facts.ts';
import { tradeOf } from './trades.ts';

/** An Ideal Customer Profile by the sound of a company's name. */
export const icpAnswer = (facts: Facts): object => {
  const company = String(facts.get('company') ?? 'the company');
  const { industry, verticals, technologies, painPoints, buyer } = tradeOf(company);
  return {
    industry,
    verticals,
    companySize: '200-2,000 employees',
    revenue: '$20M-$500M',
    regions: ['DACH', 'United Kingdom', 'North America'],
    goals: [`Grow in ${verticals[0]} with what ${company} offers`, 'Cut the cost of running what there is'],
    implications: [`Without a change, ${painPoints[0]?.toLowerCase()} cost customers every quarter`],
    buyingSignals: [`Hires for ${technologies[0]}`, `A new ${buyer}`, 'A tender for a replacement'],
    technologies,
    painPoints,
    personas: [
      { role: buyer, description: `Owns the budget; wants an end to ${painPoints[0]?.toLowerCase()}.` },
      { role: 'Enterprise Architect', description: `Has to fit it in with ${technologies.join(' and ')}.` },
    ],
  };
};
