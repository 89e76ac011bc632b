import { deepEqual } from 'node:assert/strict';
import { given } from '../testing/given.ts';
import { strategy } from './strategy.decider.ts';
import type { StrategyEvent } from './strategy.events.ts';
import {
  icpExample,
  icpGenerated,
  ippExample,
  ippGenerated,
  partnerTypesExample,
  partnerTypesGenerated,
} from './strategy.examples.ts';
import type { Strategy } from './strategy.state.ts';

const folded = (...events: readonly StrategyEvent[]) =>
  events.reduce((state: Strategy | undefined, event) => strategy.evolve(state, event), undefined);

describe('a strategy', () => {
  it('keeps what a model came up with', () => {
    for (const [type, event] of [
      ['RecordIcp', icpGenerated()],
      ['RecordIpp', ippGenerated()],
      ['RecordPartnerTypes', partnerTypesGenerated()],
    ] as const)
      given(strategy)
        .when({ type, data: event.data } as never)
        .then(event);
  });

  it('has each part as last generated', () => {
    deepEqual(folded(ippGenerated()), { company: null, icp: null, ipp: ippExample(), partnerTypes: null });
    const later = { ...icpGenerated().data, icp: icpExample({ industry: 'Insurance' }) };
    deepEqual(folded(icpGenerated(), partnerTypesGenerated(), { type: 'IcpGenerated', data: later } as StrategyEvent), {
      company: 'navy.example',
      icp: icpExample({ industry: 'Insurance' }),
      ipp: null,
      partnerTypes: partnerTypesExample(),
    });
  });
});
