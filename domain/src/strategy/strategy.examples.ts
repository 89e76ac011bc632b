import type { IcpResult } from './icp-result.ts';
import type { IppResult } from './ipp-result.ts';
import type { PartnerTypeResult } from './partner-type-result.ts';
import type { StrategyEvent } from './strategy.events.ts';

/** Banks of the middle. */
export const icpExample = (over: Partial<IcpResult> = {}): IcpResult => ({
  industry: 'Banking',
  verticals: ['Payments', 'Lending'],
  companySize: '100-500 employees',
  revenue: '$10M-$50M',
  regions: ['DACH'],
  goals: ['Open accounts in minutes'],
  implications: ['Customers leave for neobanks'],
  buyingSignals: ['Hires for digital channels'],
  technologies: ['Kubernetes'],
  painPoints: ['Core systems that cannot be changed'],
  personas: [{ role: 'Head of Digital', description: 'Wants releases every week; fears audits.' }],
  ...over,
});

/** Who helps banks to change. */
export const ippExample = (over: Partial<IppResult> = {}): IppResult => ({
  partnerTypes: ['System Integrators'],
  customerSegments: ['Regional banks'],
  industries: ['Banking'],
  regions: ['DACH'],
  technicalCapabilities: ['Core banking migration'],
  goals: ['Projects that last'],
  ...over,
});

/** One type, without sources. */
export const partnerTypesExample = (): PartnerTypeResult['partnerTypes'] => [
  {
    type: 'Core banking integrators',
    category: 'solutions',
    score: 90,
    rationale: 'They own the migration.',
    valueProposition: 'A product for every project.',
    exampleCompanies: [],
    sources: [],
  },
];

export const icpGenerated = (): StrategyEvent => ({
  type: 'IcpGenerated',
  data: { strategyId: 'strategy', company: 'navy.example', icp: icpExample(), model: 'simulator' },
});

export const ippGenerated = (): StrategyEvent => ({
  type: 'IppGenerated',
  data: { strategyId: 'strategy', companyDomain: 'navy.example', ipp: ippExample(), model: 'simulator' },
});

export const partnerTypesGenerated = (): StrategyEvent => ({
  type: 'PartnerTypesGenerated',
  data: { strategyId: 'strategy', namespace: 'live', partnerTypes: partnerTypesExample(), model: 'simulator' },
});
