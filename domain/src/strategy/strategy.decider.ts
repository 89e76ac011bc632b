import type { Decider } from '../kernel/decider.ts';
import { type RecordIcp, type RecordIpp, type RecordPartnerTypes, recordStrategy } from './record-strategy.ts';
import { type StrategyEvent, strategyEvents } from './strategy.events.ts';
import { evolveStrategy, type Strategy } from './strategy.state.ts';
import { strategyUpcasts } from './strategy.upcasts.ts';

export type StrategyCommand = RecordIcp | RecordIpp | RecordPartnerTypes;

/** An organization has one strategy, under this id. */
export const STRATEGY_ID = 'strategy';

export const strategy: Decider<Strategy, StrategyCommand, StrategyEvent, never> = {
  category: 'strategy',
  events: strategyEvents,
  upcasts: strategyUpcasts,
  evolve: evolveStrategy,
  decide: recordStrategy,
};
