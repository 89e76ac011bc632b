import { z } from 'zod';
import type { Facts } from '../facts.ts';
import { tradeOf } from './trades.ts';

const Icp = z.object({
  industry: z.string().catch('B2B software'),
  verticals: z.array(z.string()).catch([]),
  regions: z.array(z.string()).catch([]),
  technologies: z.array(z.string()).catch([]),
  companySize: z.string().catch(''),
});

/** The customer profile among the facts. */
export const icpIn = (facts: Facts) => Icp.catch(Icp.parse({})).parse(facts.get('icp'));

/** An Ideal Partner Profile for the customer profile in the prompt. */
export const ippAnswer = (facts: Facts): object => {
  const { industry, verticals, regions, technologies, companySize } = icpIn(facts);
  const { technologies: usual } = tradeOf(industry);
  const skills = technologies.length > 0 ? technologies : usual;
  return {
    partnerTypes: [`${industry} system integrators`, 'Independent software vendors', 'Value-added resellers'],
    customerSegments: [`${industry} companies of ${companySize || 'the middle'}`, ...verticals.slice(0, 2)],
    industries: [industry, ...verticals.slice(0, 3)],
    regions: regions.length > 0 ? regions : ['DACH'],
    technicalCapabilities: skills.map((skill) => `Implementation of ${skill}`),
    goals: ['Services revenue around a product', `A reputation in ${industry.toLowerCase()}`],
  };
};
