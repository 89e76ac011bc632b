import { deepEqual, equal, ok } from 'node:assert/strict';
import { DAY, type Definition } from '@partneros/domain';
import { welcomeDefinition } from '@partneros/domain/testing';
import { chain, engineBench, ORGANIZATION } from './engine.examples.ts';
import { engineModel } from './kernel/engine-rows.ts';

const mail = (subject: string) => ({ type: 'send_email', data: { to: 'primary_contact', subject, body: 'Hello' } });
const seconds = (amount: number) => ({ type: 'delay', data: { amount, unit: 'seconds' } });

describe('the workflow engine', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: ReturnType<ReturnType<typeof engineBench>['start']>;

  beforeEach(async () => {
    bench = engineBench();
    engine = bench.start();
    await engine.ready;
  });

  afterEach(async () => {
    await engine.stop();
    await bench.close();
  });

  const restart = async () => {
    await engine.stop();
    engine = bench.start();
    await engine.ready;
  };

  const subjects = () => bench.effects.recorded.map((call) => ('subject' in call.effect ? call.effect.subject : ''));

  it('runs a workflow from its event to its end, over a delay, with what the records say then', async () => {
    await bench.activate('welcome', welcomeDefinition);
    await bench.createPartner('acme');
    await engine.idle();
    deepEqual(subjects(), ['Welcome, Acme & Söhne']);

    await bench.onPartner('acme', {
      type: 'UpdateContact',
      data: { partnerId: 'acme', contactId: 'contact-1', changes: { email: 'new@acme.example' } },
    });
    bench.clock.advance(7 * DAY - 1);
    await engine.idle();
    equal(bench.effects.recorded.length, 1);

    bench.clock.advance(1);
    await engine.idle();
    deepEqual(
      bench.effects.recorded.map((call) => ('to' in call.effect ? call.effect.to : [])),
      [['ada@acme.example'], ['new@acme.example']],
    );
    deepEqual(await bench.runEvents(), [
      'WorkflowRunStarted',
      'StepStarted welcome',
      'StepSucceeded welcome',
      'DelayScheduled wait',
      'DelayElapsed wait',
      'StepStarted follow-up',
      'StepSucceeded follow-up',
      'WorkflowRunCompleted',
    ]);
    deepEqual(bench.troubles, []);
  });

  it('starts a run once, although everything is delivered again', async () => {
    await bench.activate('welcome', chain({ trigger: 'partner_created' }, mail('Hi')));
    await bench.createPartner('acme');
    await engine.idle();
    await engine.stop();
    await bench.rows.drop(engineModel);
    engine = bench.start();
    await engine.ready;
    await engine.idle();
    equal((await bench.events('WorkflowRunStarted')).length, 1);
    deepEqual(subjects(), ['Hi']);
  });

  it('does an effect again, under the same key, when a crash took its result', async () => {
    await bench.activate('welcome', chain({ trigger: 'partner_created' }, mail('Hi')));
    let sent: () => void = () => undefined;
    const sending = new Promise<void>((resolve) => {
      sent = resolve;
    });
    const keys: string[] = [];
    const sendEmail = bench.effects.sendEmail;
    bench.effects.sendEmail = (email) => {
      keys.push(email.key);
      sent();
      return new Promise(() => undefined);
    };
    await bench.createPartner('acme');
    await sending;

    // The first engine hangs in its effect for ever, as a killed one would.
    bench.effects.sendEmail = (email) => {
      keys.push(email.key);
      return sendEmail(email);
    };
    const second = bench.start();
    await second.ready;
    await second.idle();
    await second.stop();
    equal(keys.length, 2);
    equal(new Set(keys).size, 1);
    deepEqual((await bench.runEvents()).slice(-2), ['StepSucceeded n1', 'WorkflowRunCompleted']);
    engine = second;
  });

  it('keeps a delay over a restart', async () => {
    await bench.activate('w', chain({ trigger: 'partner_created' }, seconds(30), mail('Later')));
    await bench.createPartner('acme');
    await engine.idle();
    await engine.stop();
    bench.clock.advance(29_999);
    engine = bench.start();
    await engine.ready;
    await engine.idle();
    deepEqual(subjects(), []);
    bench.clock.advance(1);
    await engine.idle();
    deepEqual(subjects(), ['Later']);
  });

  it('fires what became due while it was down', async () => {
    await bench.activate('w', chain({ trigger: 'partner_created' }, seconds(30), mail('Later')));
    await bench.createPartner('acme');
    await engine.idle();
    await engine.stop();
    bench.clock.advance(DAY);
    await restart();
    await engine.idle();
    deepEqual(subjects(), ['Later']);
  });

  it('tries a step again after a while, and fails the run when it cannot be mended', async () => {
    const busy = { ok: false, error: { code: 'unavailable', message: 'Busy.' }, retryable: true } as const;
    const broken = { ok: false, error: { code: 'rejected', message: 'No.' }, retryable: false } as const;
    bench.effects.answer('email', busy, broken);
    await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Hi'), mail('Never')));
    await bench.createPartner('acme');
    await engine.idle();
    equal(bench.effects.recorded.length, 1);
    bench.clock.advance(12_000);
    await engine.idle();
    equal(bench.effects.recorded.length, 2);
    equal(new Set(bench.effects.recorded.map((call) => call.effect.key)).size, 1);
    deepEqual((await bench.runEvents()).slice(-4), [
      'StepFailed n1',
      'StepStarted n1',
      'StepFailed n1',
      'WorkflowRunFailed n1',
    ]);
  });

  it('takes the way that the data says', async () => {
    const branch: Definition = {
      nodes: [
        { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
        {
          id: 'b',
          type: 'branch',
          position: { x: 0, y: 0 },
          data: { cases: [{ id: 'gold', all: [{ path: 'partner.tier', op: 'equals', value: 'Gold' }] }] },
        },
        { id: 'g', position: { x: 0, y: 0 }, ...mail('Gold') },
        { id: 'e', position: { x: 0, y: 0 }, ...mail('Else') },
      ],
      edges: [
        { id: '1', source: 't', target: 'b' },
        { id: '2', source: 'b', target: 'g', sourceHandle: 'gold' },
        { id: '3', source: 'b', target: 'e', sourceHandle: 'else' },
      ],
    };
    await bench.activate('w', branch);
    await bench.createPartner('a', { tier: 'gold' });
    await bench.createPartner('b', { tier: 'Silver' });
    await engine.idle();
    deepEqual(subjects().toSorted(), ['Else', 'Gold']);
  });

  it('changes records by commands, in the name of the workflow', async () => {
    await bench.activate(
      'w',
      chain(
        { trigger: 'partner_created' },
        { type: 'update_record', data: { entity: 'partner', changes: { stage: 'onboard' } } },
      ),
    );
    await bench.createPartner('acme');
    await engine.idle();
    const [changed] = await bench.events('PartnerStageChanged');
    deepEqual(changed?.data, { partnerId: 'acme', from: 'recruit', to: 'onboard' });
    deepEqual(changed?.metadata.actor, { type: 'workflow', id: 'w' });
    equal(changed?.metadata.depth, 1);
    ok(changed?.metadata.causedBy?.stream.startsWith(`workflowRun-${ORGANIZATION}_`));
  });

  it('does not start a workflow by its own consequence for the same record, and says so', async () => {
    await bench.activate(
      'flip',
      chain(
        { trigger: 'partner_stage_changed' },
        { type: 'update_record', data: { entity: 'partner', changes: { stage: '{{from}}' } } },
      ),
    );
    await bench.createPartner('acme');
    await bench.onPartner('acme', { type: 'ChangePartnerStage', data: { partnerId: 'acme', stage: 'enable' } });
    await engine.idle();
    equal((await bench.events('PartnerStageChanged')).length, 2);
    deepEqual(
      (await bench.events('WorkflowRunSkipped')).map(({ data }) => 'reason' in data && data.reason),
      ['loop'],
    );
  });

  it('ends a chain of workflows at the tenth', async () => {
    for (let index = 0; index <= 12; index += 1) {
      await bench.activate(
        `w${index}`,
        chain(
          { trigger: 'partner_stage_changed', toStage: `s${index}` },
          { type: 'update_record', data: { entity: 'partner', changes: { stage: `s${index + 1}` } } },
        ),
      );
    }
    await bench.createPartner('acme');
    await bench.onPartner('acme', { type: 'ChangePartnerStage', data: { partnerId: 'acme', stage: 's0' } });
    await engine.idle();
    equal((await bench.events('WorkflowRunCompleted')).length, 10);
    deepEqual(
      (await bench.events('WorkflowRunSkipped')).map(({ data }) => 'reason' in data && data.reason),
      ['depth'],
    );
  });

  it('starts nothing from a silent event', async () => {
    await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Hi')));
    await bench.createPartner('acme', {}, { silent: true });
    await engine.idle();
    deepEqual(await bench.runEvents(), []);
  });

  it('starts nothing for an event recorded before the activation or after the deactivation, however late it looks', async () => {
    await engine.stop();
    await bench.createPartner('before');
    await bench.activate('w', chain({ trigger: 'partner_created' }, mail('{{partner.id}}')));
    await bench.createPartner('during');
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'finish' } });
    await bench.createPartner('after');
    await restart();
    await engine.idle();
    deepEqual(subjects(), ['during']);
  });

  it('meets workflows as they were, also when its memory was kept and its checkpoint was not', async () => {
    await engine.stop();
    await bench.activate('off', chain({ trigger: 'partner_created' }, mail('off {{partner.id}}')));
    await bench.createPartner('before');
    await bench.activate('on', chain({ trigger: 'partner_created' }, mail('on {{partner.id}}')));
    await bench.onWorkflow('off', { type: 'DeactivateWorkflow', data: { workflowId: 'off', inFlight: 'finish' } });
    await bench.createPartner('after');
    // Rows first, and then a crash.
    let crashes = 1;
    engine = bench.start({
      rows: {
        ...bench.rows,
        write: async (writes) => {
          if (crashes === 0) return bench.rows.write(writes);
          crashes -= 1;
          await bench.rows.write(writes.map((write) => ({ ...write, checkpoint: 0n })));
          throw new Error('killed');
        },
      },
    });
    await bench.until(async () => bench.troubles.length > 0);
    bench.clock.advance(100);
    await engine.ready;
    await engine.idle();
    deepEqual(subjects().toSorted(), ['off before', 'on after']);
  });

  it('takes no step, while it catches up, of a workflow that is deleted further on', async () => {
    await engine.stop();
    await bench.activate('w', chain({ trigger: 'partner_created' }, mail('Too late')));
    await bench.createPartner('acme');
    await bench.onWorkflow('w', { type: 'DeleteWorkflow', data: { workflowId: 'w' } });
    // One event after the other, as after a long time away.
    engine = bench.start({
      feed: { ...bench.feed, subscribe: (options) => bench.feed.subscribe({ ...options, batchSize: 1 }) },
    });
    await engine.ready;
    await engine.idle();
    deepEqual(await bench.runEvents(), ['WorkflowRunSkipped']);
    deepEqual(subjects(), []);
  });

  it('holds runs of a workflow that is switched off, and goes on when it is switched on again', async () => {
    await bench.activate('w', chain({ trigger: 'partner_created' }, seconds(30), mail('Later')));
    await bench.createPartner('acme');
    await engine.idle();
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'hold' } });
    await engine.idle();
    bench.clock.advance(60_000);
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunHeld']);
    await restart();
    await bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });
    await engine.idle();
    deepEqual(subjects(), ['Later']);
  });

  it('cancels what is under way when a workflow is deleted', async () => {
    await bench.activate('w', chain({ trigger: 'partner_created' }, seconds(30), mail('Later')));
    await bench.createPartner('acme');
    await engine.idle();
    await bench.onWorkflow('w', { type: 'DeleteWorkflow', data: { workflowId: 'w' } });
    await engine.idle();
    bench.clock.advance(60_000);
    await engine.idle();
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCancelled']);
    deepEqual(subjects(), []);
  });

  it('keeps a run on the version it began with', async () => {
    await bench.activate('w', chain({ trigger: 'partner_created' }, seconds(30), mail('Old')));
    await bench.createPartner('first');
    await engine.idle();
    const definition = chain({ trigger: 'partner_created' }, mail('New'));
    await bench.onWorkflow('w', {
      type: 'SaveWorkflowDefinition',
      data: { workflowId: 'w', definition, draft: false },
    });
    await bench.createPartner('second');
    await engine.idle();
    bench.clock.advance(30_000);
    await engine.idle();
    deepEqual(subjects(), ['New', 'Old']);
  });

  it('starts a manual workflow when it is asked to, and no other', async () => {
    await bench.activate('w', chain({ trigger: 'manual' }, mail('By hand')));
    await bench.activate('x', chain({ trigger: 'manual' }, mail('Not asked')));
    await bench.createPartner('acme');
    await bench.onWorkflow('w', { type: 'RequestWorkflowRun', data: { workflowId: 'w', partnerId: 'acme' } });
    await engine.idle();
    deepEqual(subjects(), ['By hand']);
  });

  it('creates tasks and assigns trainings, by id and by tag', async () => {
    await bench.createTraining('t1', { tags: ['sales'], isPublished: true });
    await bench.createTraining('t2', { tags: ['sales'], isPublished: false });
    await bench.createTraining('t3', { tags: [], isPublished: true });
    await bench.activate(
      'w',
      chain(
        { trigger: 'partner_created' },
        { type: 'create_task', data: { title: 'Call {{partner.name}}', dueInDays: 3 } },
        { type: 'assign_training', data: { trainingIds: ['t3'], tags: ['sales'] } },
      ),
    );
    await bench.createPartner('acme');
    await engine.idle();
    const [task] = await bench.events('TaskCreated');
    ok(task && 'title' in task.data && 'dueAt' in task.data && 'partnerId' in task.data);
    deepEqual(
      [task.data.title, task.data.dueAt, task.data.partnerId],
      ['Call Acme & Söhne', '2026-01-04T00:00:00.000Z', 'acme'],
    );
    const assigned = (await bench.events('TrainingAssigned')).map(
      ({ data }) => 'trainingId' in data && data.trainingId,
    );
    deepEqual(assigned.toSorted(), ['t1', 't3']);
  });

  it('fails a step that has nobody to write to, and says so in the run', async () => {
    await bench.activate(
      'w',
      chain(
        { trigger: 'partner_created' },
        { type: 'send_email', data: { to: 'partner_manager', subject: 'x', body: 'y' } },
      ),
    );
    await bench.createPartner('acme');
    await engine.idle();
    deepEqual(await bench.runEvents(), [
      'WorkflowRunStarted',
      'StepStarted n1',
      'StepFailed n1',
      'WorkflowRunFailed n1',
    ]);
    deepEqual(bench.effects.recorded, []);
  });
});
