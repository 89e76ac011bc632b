import { deepEqual, equal } from 'node:assert/strict';
import { recorded } from '../testing/recorded.ts';
import { advance, fold, resourceOf } from './aggregate.ts';
import { type CounterEvent, counter } from './counter.examples.ts';
import { evolution } from './decider.ts';

const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
const event = (revision: number, happened: CounterEvent) => {
  const stored = recorded(happened, { revision: BigInt(revision) });
  return { ...stored, metadata: { ...stored.metadata, occurredAt: at(revision + 1) } };
};
const opened = event(0, { type: 'CounterOpened', data: { counterId: 'c' } });
const raised = event(1, { type: 'CounterRaised', data: { by: 2 } });

describe('an aggregate', () => {
  it('is nothing before its first event', () => {
    equal(fold(counter, []), undefined);
  });

  it('stays nothing over a change that has nothing to change', () => {
    equal(fold(counter, [raised]), undefined);
  });

  it('is the fold of its events, with its version and its moments', () => {
    deepEqual(fold(counter, [opened, raised]), { state: { total: 2 }, version: 2, createdAt: at(1), updatedAt: at(2) });
  });

  it('comes to the same one event after the other as all at once', () => {
    deepEqual(advance(counter, advance(counter, undefined, opened), raised), fold(counter, [opened, raised]));
  });

  it('counts an event that changes nothing', () => {
    const unknown = event(2, { type: 'CounterRenamed', data: {} } as never);
    deepEqual(fold(counter, [opened, raised, unknown])?.version, 3);
  });

  it('shows as a resource: its state between its id and its version', () => {
    const aggregate = fold(counter, [opened]);
    deepEqual(aggregate && resourceOf('org', 'c', aggregate), {
      id: 'c',
      organizationId: 'org',
      total: 0,
      version: 1,
      createdAt: at(1),
      updatedAt: at(1),
    });
  });

  it('is not itself overwritten by state that has a field of the same name', () => {
    const state = { version: 'draft', createdAt: 'never' };
    const { version, createdAt } = resourceOf('org', 'c', { state, version: 4, createdAt: at(1), updatedAt: at(1) });
    deepEqual([version, createdAt], [4, at(1)]);
  });
});

describe('evolution', () => {
  const evolve = evolution<{ readonly names: readonly string[] }, CounterEvent, 'CounterOpened'>(
    { CounterOpened: ({ counterId }, state) => ({ names: [...(state?.names ?? []), counterId] }) },
    { CounterRaised: (state) => state },
  );

  it('gives a birth what was there before', () => {
    const once = evolve(undefined, opened);
    deepEqual(evolve(once, opened), { names: ['c', 'c'] });
  });

  it('ignores an event it does not know, also one named like something every object has', () => {
    for (const type of ['toString', 'constructor', '__proto__'])
      deepEqual(evolve({ names: [] }, { type, data: {} } as never), { names: [] });
  });
});
