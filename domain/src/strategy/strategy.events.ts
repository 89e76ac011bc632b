import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { IcpResult } from './icp-result.ts';
import { IppResult } from './ipp-result.ts';
import { PartnerTypeResult } from './partner-type-result.ts';

const text = notPersonal(z.string());
const strategy = { strategyId: Id };
const generated = { model: text };

/** The stored format of a strategy: never edited, only lifted by upcasts. What a model came up with is kept as it was. */
export const strategyEvents = {
  IcpGenerated: z.strictObject({ ...strategy, company: text, icp: IcpResult, ...generated }),
  IppGenerated: z.strictObject({ ...strategy, companyDomain: text.nullable(), ipp: IppResult, ...generated }),
  PartnerTypesGenerated: z.strictObject({
    ...strategy,
    namespace: text,
    ...PartnerTypeResult.shape,
    ...generated,
  }),
};

export type StrategyEvent = EventOf<typeof strategyEvents>;
