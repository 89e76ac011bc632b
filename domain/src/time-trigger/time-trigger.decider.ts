import { type Decider, evolution } from '../kernel/decider.ts';
import { type TimeTriggerEvent, timeTriggerEvents } from './time-trigger.events.ts';

/** Notes that a moment has come. */
export interface FireTimeTrigger {
  readonly type: 'FireTimeTrigger';
  readonly data: TimeTriggerEvent;
}

/** One stream per moment that a workflow waits for, under `timeTriggerIdOf` it: so it comes once, whoever notices it. */
export const timeTrigger: Decider<TimeTriggerEvent['data'], FireTimeTrigger, TimeTriggerEvent, never> = {
  category: 'timeTrigger',
  events: timeTriggerEvents,
  evolve: evolution<TimeTriggerEvent['data'], TimeTriggerEvent, TimeTriggerEvent['type']>(
    { PartnerInactivityReached: (data) => data, ContractRenewalWindowEntered: (data) => data },
    {},
  ),
  decide: ({ data }, fired) => (fired === undefined ? [data] : []),
};
