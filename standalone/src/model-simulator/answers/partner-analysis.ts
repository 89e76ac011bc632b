import { z } from 'zod';
import type { Facts } from '../facts.ts';
import { tradeOf } from './trades.ts';

const Company = z.object({ name: z.string().catch('The company') });
const REGIONS = ['DACH', 'Germany', 'Switzerland', 'Austria', 'United Kingdom', 'France', 'Europe', 'North America'];
const DIMENSIONS = ['market_fit', 'technical_fit', 'geographic_fit', 'capability_fit', 'strategic_fit'];

/** What the pages in the prompt say of a company, with words of theirs as evidence; without pages only its name. */
export const partnerAnalysisAnswer = (facts: Facts): object => {
  const { name } = Company.catch({ name: 'The company' }).parse(facts.get('company'));
  const pages = [...facts].flatMap(([mark, text]) => {
    if (!/^P\d+$/.test(mark) || typeof text !== 'string') return [];
    return [{ mark, text: text.split('\n').slice(2).join('\n') }];
  });
  const sentences = pages.flatMap(({ mark, text }) =>
    (text.match(/[^.\n]{20,300}/g) ?? []).map((quote) => ({ quote: quote.trim(), source: mark })),
  );
  const about = (pattern: RegExp) => sentences.find(({ quote }) => pattern.test(quote)) ?? null;
  const first = sentences[0] ?? null;
  const { industry, technologies } = tradeOf(`${name} ${sentences.map(({ quote }) => quote).join(' ')}`);
  const people = about(/\b\d[\d,.]*\s+(?:employees|people|colleagues)\b/i);
  const regions = REGIONS.filter((region) => sentences.some(({ quote }) => quote.includes(region)));
  const services = about(/services?|consult|integrat|implement/i);
  const evidence = first === null ? [] : [first];
  return {
    profile: {
      industry: { value: industry, evidence: first },
      description: { value: first === null ? null : first.quote.slice(0, 500), evidence: first },
      employees: {
        value: people === null ? null : Number(/\d[\d,.]*/.exec(people.quote)?.[0].replace(/\D/g, '')),
        evidence: people,
      },
      companyRevenue: { value: null, evidence: null },
      regions: { value: regions.length === 0 ? null : regions, evidence: about(new RegExp(regions.join('|'))) },
      languages: { value: null, evidence: null },
      services: { value: services === null ? null : technologies.slice(0, 2), evidence: services },
    },
    dimensions: DIMENSIONS.map((key, index) => ({
      key,
      score: 70 - 5 * index,
      rationale:
        first === null ? `Nothing but the name ${name} is known.` : `The site says: ${first.quote}`.slice(0, 800),
      evidence,
    })),
    strengths: sentences.slice(0, 3).map((sentence, index) => ({
      label: `${industry} experience`.slice(0, 100),
      description: sentence.quote.slice(0, 600),
      score: 75 - 5 * index,
      evidence: [sentence],
    })),
    risks: [],
  };
};
