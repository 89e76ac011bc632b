import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import { evaluateCase } from './conditions.ts';
import { type Condition, OPERATORS } from './node-configs.ts';

const EUR = (minor: number): JsonValue => ({ minor, currency: 'EUR' });

const holds = (op: Condition['op'], actual: JsonValue | undefined, value?: JsonValue): boolean =>
  evaluateCase({ id: 'case', all: [{ path: 'a', op, value: value as Condition['value'] }] }, { a: actual }).holds;

describe('evaluate case', () => {
  const table: readonly (readonly [Condition['op'], JsonValue | undefined, JsonValue | undefined, boolean])[] = [
    ['equals', 'Gold', 'gold', true],
    ['equals', 'Zürich', 'ZURICH', true],
    ['equals', 'Gold', 'Silver', false],
    ['equals', 5, '5.0', true],
    ['equals', '007', '7', false],
    ['equals', true, 'true', true],
    ['equals', null, null, true],
    ['equals', undefined, 'Gold', false],
    ['equals', ['a', 'B'], ['A', 'b'], true],
    ['equals', ['a'], ['a', 'b'], false],
    ['equals', ['a'], 'a', false],
    ['equals', { x: 1 }, { x: 1 }, true],
    ['equals', { x: 1 }, { y: 1 }, false],
    ['equals', EUR(100), EUR(100), true],
    ['equals', EUR(100), { minor: 100, currency: 'USD' }, false],
    ['notEquals', 'Gold', 'Silver', true],
    ['notEquals', undefined, 'Silver', true],
    ['gte', 5, 5, true],
    ['gte', '12', 5, true],
    ['gte', 4, 5, false],
    ['gte', 'many', 5, false],
    ['gte', undefined, 5, false],
    ['gte', EUR(100_000), 50_000, true],
    ['gte', EUR(100_000), EUR(50_000), true],
    ['gte', EUR(100_000), { minor: 1, currency: 'USD' }, false],
    ['gte', '2026-05-16', '2026-05-15T23:59:59Z', true],
    ['gte', '2026-05-16', 5, false],
    ['gte', '2026-99-99', '2026-05-15', false],
    ['lte', 5, 5, true],
    ['lte', 6, 5, false],
    ['lte', undefined, 5, false],
    ['between', 5, [1, 5], true],
    ['between', 6, [1, 5], false],
    ['between', '2026-05-16', ['2026-01-01', '2026-12-31'], true],
    ['between', 5, 5, false],
    ['between', 5, [1], false],
    ['includesAny', ['Cloud', 'Data'], ['cloud'], true],
    ['includesAny', 'Cloud', ['cloud', 'data'], true],
    ['includesAny', ['Cloud'], 'cloud', true],
    ['includesAny', ['Cloud'], [], false],
    ['includesAny', undefined, ['cloud'], false],
    ['includesAll', ['Cloud', 'Data', 'Ops'], ['data', 'cloud'], true],
    ['includesAll', ['Cloud'], ['data', 'cloud'], false],
    ['includesAll', ['Cloud'], [], false],
    ['contains', 'Acme & Söhne GmbH', 'SOHNE', true],
    ['contains', 'Acme', 'globex', false],
    ['contains', ['Cloud migration'], 'migration', true],
    ['contains', 1234, 23, true],
    ['contains', { x: 'a' }, 'a', false],
    ['exists', 'x', undefined, true],
    ['exists', 0, undefined, true],
    ['exists', null, undefined, false],
    ['exists', undefined, undefined, false],
    ['notExists', undefined, undefined, true],
    ['notExists', false, undefined, false],
  ];
  for (const [op, actual, value, expected] of table)
    it(`${JSON.stringify(actual)} ${op} ${JSON.stringify(value)}: ${expected}`, () =>
      equal(holds(op, actual, value), expected));

  it('takes a case with `all` only when every condition holds, with `any` when one does', () => {
    const gold: Condition = { path: 'tier', op: 'equals', value: 'Gold' };
    const big: Condition = { path: 'employees', op: 'gte', value: 1_000 };
    const partner = { tier: 'gold', employees: 5 };
    equal(evaluateCase({ id: 'case', all: [gold, big] }, partner).holds, false);
    equal(evaluateCase({ id: 'case', any: [gold, big] }, partner).holds, true);
  });

  it('says what each condition looked at', () => {
    deepEqual(
      evaluateCase(
        {
          id: 'case',
          any: [
            { path: 'partner.tier', op: 'equals', value: 'Gold' },
            { path: 'partner.region', op: 'exists' },
          ],
        },
        { partner: { tier: 'Silver' } },
      ),
      {
        holds: false,
        values: [
          { path: 'partner.tier', op: 'equals', expected: 'Gold', actual: 'Silver', holds: false },
          { path: 'partner.region', op: 'exists', expected: null, actual: null, holds: false },
        ],
      },
    );
  });

  it('tells what the event changed from what it left, made, or was not about', () => {
    const changed = (context: JsonObject) =>
      evaluateCase({ id: 'case', all: [{ path: 'partner.tier', op: 'changed' }] }, context).values[0];
    const now = { partner: { tier: 'Gold' } };
    deepEqual(changed({ ...now, before: { partner: { tier: 'Silver' } } }), {
      path: 'partner.tier',
      op: 'changed',
      expected: 'Silver',
      actual: 'Gold',
      holds: true,
    });
    equal(changed({ ...now, before: { partner: { tier: 'gold' } } })?.holds, false);
    equal(changed({ ...now, before: { partner: null } })?.holds, true);
    equal(changed({ partner: { tier: null }, before: { partner: null } })?.holds, false);
    equal(changed({ ...now, before: { deal: { name: 'Line 2' } } })?.holds, false);
    equal(changed(now)?.holds, false);
  });

  it('answers for any condition over any data', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record({ minor: fc.oneof(fc.nat(), fc.double()), currency: fc.constantFrom('EUR', 'USD', 'euro') }),
      fc.constantFrom('2026-05-16', '2026-13-45', '1e999', '-0', 'NaN', '\uD800', 'İ', 'Å', '__proto__'),
      fc.double(),
    );
    const path = fc.oneof(fc.constantFrom('a', 'a.b', 'a.0', '__proto__', 'a.constructor', ''), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(...OPERATORS), path, value, value, (op, at, actual, expected) => {
        const context = { a: actual, before: { a: expected } } as JsonObject;
        const result = evaluateCase(
          { id: 'case', all: [{ path: at, op, value: expected as Condition['value'] }] },
          context,
        );
        return typeof result.holds === 'boolean' && result.values.length === 1;
      }),
      { numRuns: 20_000 },
    );
  });
});
