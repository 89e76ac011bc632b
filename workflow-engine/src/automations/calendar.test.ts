import { deepEqual, equal } from 'node:assert/strict';
import { type Definition, execute, organization } from '@partneros/domain';
import { createPartnerCommand } from '@partneros/domain/testing';
import { chain, engineBench, ORGANIZATION } from '../engine.examples.ts';

const mail = (subject: string) => ({ type: 'send_email', data: { to: 'primary_contact', subject, body: 'Hello' } });
const task = (title: string) => ({ type: 'create_task', data: { title } });
const office = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' };

describe('a workflow that goes by the calendar', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: ReturnType<ReturnType<typeof engineBench>['start']>;

  const at = async (moment: string) => {
    bench.clock.set(moment);
    await engine.idle();
  };
  const due = async (type: string) => {
    const [event] = await bench.events(type);
    return event && 'dueAt' in event.data && event.data.dueAt;
  };
  const lives = async (zone: string) => {
    const data = { organizationId: ORGANIZATION, name: 'Navy', slug: 'navy', timeZone: zone, ownerId: 'user-1' };
    const command = { type: 'CreateOrganization', data } as const;
    await execute(bench, organization, {
      organizationId: ORGANIZATION,
      id: ORGANIZATION,
      command,
      cause: bench.cause(),
    });
  };

  beforeEach(async () => {
    bench = engineBench();
    engine = bench.start();
    await engine.ready;
    await lives('Europe/Berlin');
  });
  afterEach(async () => {
    await engine.stop();
    await bench.close();
  });

  it('acts within its hours only, by the clocks of the organization, and waits across a restart', async () => {
    await at('2026-03-27T20:00:00.000Z');
    await bench.activate('w', chain({ trigger: 'partner_created', window: office }, mail('Hi'), task('Call')));
    await bench.createPartner('acme');
    await engine.idle();
    // Over the weekend clocks went forward.
    equal(await due('StepDeferred'), '2026-03-30T07:00:00.000Z');
    await engine.stop();
    engine = bench.start();
    await engine.ready;
    await at('2026-03-30T06:59:59.999Z');
    equal(bench.effects.recorded.length, 0);
    await at('2026-03-30T07:00:00.000Z');
    equal(bench.effects.recorded.length, 1);
    deepEqual((await bench.runEvents()).slice(-3), ['StepStarted n2', 'StepSucceeded n2', 'WorkflowRunCompleted']);
  });

  it('tries again within its hours only, under the same key', async () => {
    await at('2026-05-15T14:59:55.000Z');
    bench.effects.answer('email', { ok: false, error: { code: 'busy', message: 'Busy.' }, retryable: true });
    await bench.activate('w', chain({ trigger: 'partner_created', window: office }, mail('Hi')));
    await bench.createPartner('acme');
    await engine.idle();
    await at('2026-05-15T15:10:00.000Z');
    equal(await due('StepDeferred'), '2026-05-18T07:00:00.000Z');
    await at('2026-05-18T07:00:00.000Z');
    deepEqual((await bench.runEvents()).slice(1), [
      'StepStarted n1',
      'StepFailed n1',
      'StepDeferred n1',
      'StepStarted n1',
      'StepSucceeded n1',
      'WorkflowRunCompleted',
    ]);
    equal(new Set(bench.effects.recorded.map(({ effect }) => effect.key)).size, 1);
  });

  it('waits business days, and until a date out of the data', async () => {
    await at('2026-05-15T12:00:00.000Z');
    const days = { type: 'delay', data: { amount: 2, unit: 'days', businessDays: true, holidays: ['2026-05-18'] } };
    const until = { type: 'delay', data: { until: '{{partner.contractRenewalDate}}' } };
    await bench.activate('w', chain({ trigger: 'partner_created' }, days, until, mail('Renew')));
    await bench.createPartner('acme', {
      profile: { ...createPartnerCommand().data.profile, contractRenewalDate: '2026-06-30' },
    });
    await engine.idle();
    equal(await due('DelayScheduled'), '2026-05-20T12:00:00.000Z');
    await at('2026-05-20T12:00:00.000Z');
    await at('2026-06-29T21:59:59.999Z');
    equal(bench.effects.recorded.length, 0);
    await at('2026-06-29T22:00:00.000Z');
    equal(bench.effects.recorded.length, 1);
  });

  it('fails with the reason when a delay ends at no moment', async () => {
    const until = { type: 'delay', data: { until: '{{partner.contractRenewalDate}}' } };
    await bench.activate('w', chain({ trigger: 'partner_created' }, until, mail('Renew')));
    await bench.createPartner('acme');
    await engine.idle();
    const [failed] = await bench.events('WorkflowRunFailed');
    equal(failed && 'error' in failed.data && (failed.data.error as { code: string }).code, 'no_moment');
  });

  it('takes the way of what its event has changed', async () => {
    const cases = [{ id: 'tier', all: [{ path: 'partner.tier', op: 'changed' }] }];
    const asks = (id: string, trigger: object): Definition => {
      const { nodes, edges } = chain(
        trigger as never,
        { type: 'branch', data: { cases } as never },
        mail(id),
        mail('else'),
      );
      const ways = ['tier', 'else'];
      return {
        nodes,
        edges: [
          ...edges.slice(0, 1),
          ...ways.map((way, n) => ({ id: way, source: 'n1', target: `n${n + 2}`, sourceHandle: way })),
        ],
      };
    };
    await bench.activate('tiers', asks('changed', { trigger: 'partner_tier_changed', fromTier: null }));
    await bench.activate('stages', asks('changed', { trigger: 'partner_stage_changed' }));
    await bench.createPartner('acme');
    await bench.onPartner('acme', {
      type: 'AssignPartnerTier',
      data: { partnerId: 'acme', tier: 'Gold', source: 'manual' },
    });
    await bench.onPartner('acme', { type: 'ChangePartnerStage', data: { partnerId: 'acme', stage: 'onboard' } });
    await engine.idle();
    deepEqual(
      bench.effects.recorded.map(({ effect }) => 'subject' in effect && effect.subject),
      ['changed', 'else'],
    );
  });
});
