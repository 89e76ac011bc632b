import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { IcpResult } from './icp-result.ts';
import { IppResult } from './ipp-result.ts';
import { ScoredPartnerType } from './partner-type-result.ts';

/** An organization's strategy in an answer. */
export const StrategyResource = resourceSchema({
  company: z.string().nullable(),
  icp: IcpResult.nullable(),
  ipp: IppResult.nullable(),
  partnerTypes: z.array(ScoredPartnerType).nullable(),
});
