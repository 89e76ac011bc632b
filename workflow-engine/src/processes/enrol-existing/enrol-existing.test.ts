import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  addDays,
  DAY,
  type ExistingEnrolment,
  existingEnrolment,
  load,
  type PartnerCommand,
  wallTimeOf,
} from '@partneros/domain';
import type { WorkflowEngine } from '../../create-workflow-engine.ts';
import { chain, engineBench, ORGANIZATION } from '../../engine.examples.ts';
import { engineModel } from '../../kernel/engine-rows.ts';
import { BATCH, PAUSE_MS } from './enrol-existing.process.ts';

const mail = { type: 'send_email', data: { to: 'primary_contact', subject: '{{partner.id}} {{to}}', body: 'Hello' } };
const created = chain({ trigger: 'partner_created' }, mail);

describe('enrolling who is there already, in the engine', () => {
  let bench: ReturnType<typeof engineBench>;
  let engines: WorkflowEngine[];

  beforeEach(async () => {
    bench = engineBench();
    engines = [];
  });
  afterEach(async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
    await bench.close();
  });

  const start = async (over: Parameters<typeof bench.start>[0] = {}) => {
    const engine = bench.start(over);
    engines.push(engine);
    await engine.ready;
    await idle();
  };
  const stop = () => Promise.all(engines.splice(0).map((engine) => engine.stop()));
  const idle = async () => {
    for (const engine of engines) await engine.idle();
  };
  const enrolExisting = () =>
    bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w', enrollExisting: true } });
  const pause = async () => {
    bench.clock.advance(PAUSE_MS);
    await idle();
  };
  const partners = async (from: number, to: number) => {
    for (let index = from; index < to; index += 1) await bench.createPartner(`p${String(index).padStart(3, '0')}`);
  };
  const move = (partnerId: string, stage: string) => {
    const command: PartnerCommand = { type: 'ChangePartnerStage', data: { partnerId, stage } };
    return bench.onPartner(partnerId, command);
  };
  const subjects = () =>
    bench.effects.recorded.map(({ effect }) => ('subject' in effect ? effect.subject : '')).toSorted();
  const progress = async (): Promise<Partial<ExistingEnrolment>> => {
    const { status, reason, total, looked, enrolled } =
      (await load(bench, existingEnrolment, ORGANIZATION, 'w'))?.state ?? ({} as Partial<ExistingEnrolment>);
    return { status, reason, total, looked, enrolled } as Partial<ExistingEnrolment>;
  };

  it('runs once for each record, beside what happens by itself', async () => {
    await partners(0, 3);
    await bench.activate('w', created);
    await enrolExisting();
    await partners(3, 5);
    await start();
    deepEqual(subjects(), ['p000', 'p001', 'p002', 'p003', 'p004']);
    deepEqual(await progress(), { status: 'finished', reason: null, total: 5, looked: 5, enrolled: 3 });

    const ids = (await bench.events('WorkflowRunStarted')).map(({ metadata }) => metadata.eventId);
    equal(new Set(ids).size, 5);

    await enrolExisting();
    await idle();
    equal(bench.effects.recorded.length, 5);
    deepEqual(bench.troubles, []);
  });

  it('takes those who were imported in silence, for now somebody asks for them', async () => {
    await bench.createPartner('acme', {}, { silent: true });
    await bench.activate('w', created);
    await enrolExisting();
    await start();
    deepEqual(subjects(), ['acme']);
  });

  it('lets in one batch after the other, and no more at once', async () => {
    await partners(0, BATCH + 2);
    await bench.activate('w', created);
    await start();
    await enrolExisting();
    await idle();
    equal(bench.effects.recorded.length, BATCH);
    deepEqual(await progress(), { status: 'running', reason: null, total: 52, looked: BATCH, enrolled: BATCH });
    bench.clock.advance(PAUSE_MS - 1);
    await idle();
    equal(bench.effects.recorded.length, BATCH);
    bench.clock.advance(1);
    await idle();
    equal(bench.effects.recorded.length, BATCH + 2);
    equal((await progress()).status, 'finished');
  });

  it('goes on after a restart, and does nothing twice when everything is delivered again', async () => {
    await partners(0, BATCH + 2);
    await bench.activate('w', created);
    await start();
    await enrolExisting();
    await idle();
    await stop();
    await start();
    await pause();
    await stop();
    await bench.rows.drop(engineModel);
    await start();
    await pause();
    equal((await bench.events('WorkflowRunStarted')).length, BATCH + 2);
    equal(new Set(subjects()).size, BATCH + 2);
    equal(bench.effects.recorded.length, BATCH + 2);
  });

  it('lets each record in once with two engines', async () => {
    await partners(0, BATCH + 2);
    await bench.activate('w', created);
    await start({ shared: true });
    await start({ shared: true });
    await enrolExisting();
    await idle();
    await pause();
    equal((await bench.events('WorkflowRunStarted')).length, BATCH + 2);
    equal(bench.effects.recorded.length, BATCH + 2);
    equal((await bench.events('ExistingRecordsChosen')).length, 2);
  });

  it('ends when the workflow is switched off, and begins anew when somebody asks again', async () => {
    await partners(0, BATCH + 2);
    await bench.activate('w', created);
    await start();
    await enrolExisting();
    await idle();
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'finish' } });
    await idle();
    deepEqual((await progress()).reason, 'workflow_deactivated');
    await pause();
    equal(bench.effects.recorded.length, BATCH);

    await enrolExisting();
    await idle();
    await pause();
    equal(bench.effects.recorded.length, BATCH + 2);
    equal((await progress()).status, 'finished');
  });

  it('starts nobody by a batch that comes after the workflow was switched off', async () => {
    await partners(0, 2);
    await bench.activate('w', created);
    let deactivated = false;
    await start({
      store: {
        ...bench.store,
        append: async (stream, expected, events) => {
          if (!deactivated && events.some(({ type }) => type === 'ExistingRecordsChosen')) {
            deactivated = true;
            await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'finish' } });
          }
          return bench.store.append(stream, expected, events);
        },
      },
    });
    await enrolExisting();
    await idle();
    await pause();
    equal((await bench.events('ExistingRecordsChosen')).length, 1);
    equal((await bench.events('WorkflowRunStarted')).length, 0);
  });

  it('finds who is in a stage now, by the event that brought them there or by their creation', async () => {
    await bench.createPartner('moved');
    await move('moved', 'enable');
    await bench.createPartner('gone');
    await move('gone', 'Enable');
    await move('gone', 'execute');
    await bench.createPartner('born', { stage: 'Enable' });
    await bench.activate('w', chain({ trigger: 'partner_stage_changed', toStage: 'ENABLE' }, mail));
    await enrolExisting();
    await start();
    deepEqual(subjects(), ['born', 'moved enable']);
    deepEqual(await progress(), { status: 'finished', reason: null, total: 2, looked: 2, enrolled: 2 });
  });

  it('finds partners that have been quiet for long enough, and runs once for each quiet period', async () => {
    await bench.createPartner('quiet');
    await bench.createPartner('archived');
    await bench.onPartner('archived', { type: 'ArchivePartner', data: { partnerId: 'archived', reason: null } });
    bench.clock.advance(10 * DAY);
    await bench.createPartner('busy');
    const inactive = chain({ trigger: 'partner_inactive', days: 10 }, mail);
    await bench.activate('w', inactive);
    await start();
    deepEqual(subjects(), []);

    await enrolExisting();
    await idle();
    deepEqual(subjects(), ['quiet']);
    deepEqual(await progress(), { status: 'finished', reason: null, total: 1, looked: 1, enrolled: 1 });
    const [moment] = await bench.events('PartnerInactivityReached');
    ok(moment !== undefined && 'dueAt' in moment.data && moment.data.dueAt === bench.clock.now());

    await enrolExisting();
    await idle();
    bench.clock.advance(10 * DAY);
    await idle();
    deepEqual(subjects(), ['busy', 'quiet']);
    deepEqual(bench.troubles, []);
  });

  it('finds contracts that come up for renewal in the next days, by the calendar of the organization', async () => {
    await bench.createPartner('acme');
    await bench.createPartner('archived');
    await bench.onPartner('archived', { type: 'ArchivePartner', data: { partnerId: 'archived', reason: null } });
    const today = wallTimeOf(bench.clock.now(), 'UTC').date;
    for (const [contractId, partnerId, days] of [
      ['over', 'acme', -1],
      ['today', 'acme', 0],
      ['soon', 'acme', 30],
      ['later', 'acme', 31],
      ['whose', 'archived', 5],
    ] as const)
      await bench.createContract({ contractId, partnerId, renewalDate: addDays(today, days) });
    const renewal = { type: 'slack_message', data: { channel: '#c', text: '{{contract.id}}' } };
    await bench.activate('w', chain({ trigger: 'contract_renewal_approaching', daysBefore: 30 }, renewal));
    await enrolExisting();
    await start();
    deepEqual(bench.effects.recorded.map(({ effect }) => 'text' in effect && effect.text).toSorted(), [
      'soon',
      'today',
    ]);
    deepEqual(await progress(), { status: 'finished', reason: null, total: 3, looked: 3, enrolled: 2 });
    deepEqual(bench.troubles, []);
  });

  it('has nobody to let in by a trigger that no state follows from', async () => {
    await partners(0, 2);
    await bench.activate('w', chain({ trigger: 'manual' }, mail));
    await enrolExisting();
    await start();
    deepEqual(await progress(), { status: 'finished', reason: null, total: 0, looked: 0, enrolled: 0 });
    deepEqual(subjects(), []);
  });

  it('goes by the rule of the workflow', async () => {
    await start();
    await bench.activate(
      'w',
      chain({ trigger: 'partner_stage_changed', toStage: 'enable', reenroll: 'once_per_subject' }, mail),
    );
    await partners(0, 2);
    await move('p000', 'enable');
    await idle();
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'finish' } });
    await move('p000', 'execute');
    for (const partnerId of ['p000', 'p001']) await move(partnerId, 'enable');
    await enrolExisting();
    await idle();
    deepEqual(subjects(), ['p000 enable', 'p001 enable']);
    deepEqual(
      (await bench.events('WorkflowRunSkipped')).map(({ data }) => 'reason' in data && data.reason),
      ['already_enrolled'],
    );
  });
});
