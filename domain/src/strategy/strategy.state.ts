import { evolution } from '../kernel/decider.ts';
import type { IcpResult } from './icp-result.ts';
import type { IppResult } from './ipp-result.ts';
import type { PartnerTypeResult } from './partner-type-result.ts';
import type { StrategyEvent } from './strategy.events.ts';

/** Whom an organization wants as customers and as partners, as last generated; `null`: not yet. */
export interface Strategy {
  readonly company: string | null;
  readonly icp: IcpResult | null;
  readonly ipp: IppResult | null;
  readonly partnerTypes: PartnerTypeResult['partnerTypes'] | null;
}

const NOTHING: Strategy = { company: null, icp: null, ipp: null, partnerTypes: null };

export const evolveStrategy = evolution<Strategy, StrategyEvent, StrategyEvent['type']>(
  {
    IcpGenerated: ({ company, icp }, strategy = NOTHING) => ({ ...strategy, company, icp }),
    IppGenerated: ({ ipp }, strategy = NOTHING) => ({ ...strategy, ipp }),
    PartnerTypesGenerated: ({ partnerTypes }, strategy = NOTHING) => ({ ...strategy, partnerTypes }),
  },
  {},
);
