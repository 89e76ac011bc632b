import { deepStrictEqual, equal } from 'node:assert/strict';
import { type EnrolmentRule, enrolmentRefusal } from './enrolment-rule.ts';
import { graphOf } from './graph-of.ts';
import { welcomeDefinition } from './workflow.examples.ts';

const MAY_8 = '2026-05-08T00:00:00.000Z';
const WEEKLY: EnrolmentRule = { reenroll: 'cooldown', cooldown: { amount: 1, unit: 'weeks' } };

const ruleOf = (data: object) => {
  const nodes = welcomeDefinition.nodes.map((node) =>
    node.type === 'trigger' ? { ...node, data: { ...node.data, ...data } } : node,
  );
  const parsed = graphOf({ ...welcomeDefinition, nodes });
  return 'graph' in parsed ? parsed.graph.enrolment : parsed.problems.map(({ message }) => message);
};

describe('an enrolment rule', () => {
  it('lets everything in where there is none', () => {
    equal(enrolmentRefusal({ reenroll: 'always' }, { at: [MAY_8], running: true }, MAY_8), undefined);
  });

  it('lets a record in once', () => {
    const once: EnrolmentRule = { reenroll: 'once_per_subject' };
    equal(enrolmentRefusal(once, { at: [], running: false }, MAY_8), undefined);
    equal(enrolmentRefusal(once, { at: [MAY_8], running: false }, MAY_8), 'already_enrolled');
  });

  it('lets a record in when its run before has ended', () => {
    const rule: EnrolmentRule = { reenroll: 'not_while_running' };
    equal(enrolmentRefusal(rule, { at: [MAY_8], running: true }, MAY_8), 'still_running');
    equal(enrolmentRefusal(rule, { at: [MAY_8], running: false }, MAY_8), undefined);
  });

  it('cools down to the millisecond, by when things happened, before and after', () => {
    for (const [earlier, refusal] of [
      ['2026-05-01T00:00:00.000Z', undefined],
      ['2026-05-01T00:00:00.001Z', 'cooldown'],
      ['2026-05-14T23:59:59.999Z', 'cooldown'],
      ['2026-05-15T00:00:00.000Z', undefined],
    ] as const)
      equal(enrolmentRefusal(WEEKLY, { at: ['2020-01-01T00:00:00.000Z', earlier], running: false }, MAY_8), refusal);
  });

  it('stands in the trigger, beside its filters', () => {
    deepStrictEqual(ruleOf({}), { reenroll: 'always' });
    deepStrictEqual(ruleOf({ reenroll: 'once_per_subject', partnerTypes: ['reseller'] }), {
      reenroll: 'once_per_subject',
    });
    deepStrictEqual(ruleOf(WEEKLY), WEEKLY);
  });

  it('is refused when it says nothing that could be done', () => {
    const alone = 'cooldown: expected amount and unit where reenroll is cooldown, and nowhere else';
    deepStrictEqual(ruleOf({ reenroll: 'cooldown' }), [alone]);
    deepStrictEqual(ruleOf({ cooldown: { amount: 1, unit: 'days' } }), [alone]);
    deepStrictEqual(ruleOf({ reenroll: 'sometimes' }), [
      'reenroll: expected one of always, once_per_subject, not_while_running, cooldown',
    ]);
    deepStrictEqual(ruleOf({ reenroll: 'cooldown', cooldown: { amount: 0, unit: 'days' } }), [
      'cooldown.amount: expected at least 1',
    ]);
  });
});
