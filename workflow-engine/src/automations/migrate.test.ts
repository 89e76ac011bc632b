import { deepEqual, equal } from 'node:assert/strict';
import { DAY, type Definition, type WorkflowCommand } from '@partneros/domain';
import type { WorkflowEngine } from '../create-workflow-engine.ts';
import { chain, engineBench } from '../engine.examples.ts';

type Request = Extract<WorkflowCommand, { readonly type: 'RequestRunsMigration' }>['data'];

const mail = (subject: string) => ({ type: 'send_email', data: { to: 'primary_contact', subject, body: 'Hello' } });
const days = (amount: number) => ({ type: 'delay', data: { amount, unit: 'days' } });
const created = { trigger: 'partner_created' };

describe('runs that migrate', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: WorkflowEngine;

  beforeEach(async () => {
    bench = engineBench();
    engine = bench.start();
    await engine.ready;
    await bench.activate('w', chain(created, mail('First'), days(7), mail('Old')));
    await bench.createPartner('acme');
    await engine.idle();
  });
  afterEach(async () => {
    await engine.stop();
    await bench.close();
  });

  const save = (definition: Definition) =>
    bench.onWorkflow('w', { type: 'SaveWorkflowDefinition', data: { workflowId: 'w', definition, draft: false } });
  const choose = async (version: number, ...groups: Request['groups']) => {
    await bench.onWorkflow('w', { type: 'RequestRunsMigration', data: { workflowId: 'w', version, groups } });
    await engine.idle();
  };
  const week = async () => {
    bench.clock.advance(7 * DAY);
    await engine.idle();
  };
  const subjects = () => bench.effects.recorded.map(({ effect }) => ('subject' in effect ? effect.subject : ''));
  const migrated = async () => (await bench.events('WorkflowRunMigrated')).map(({ data }) => 'to' in data && data.to);
  const NEXT = chain(created, mail('First, anew'), days(30), mail('New'), mail('And more'));

  it('go on by the new version, with what was done and what was scheduled', async () => {
    await save(NEXT);
    await choose(3, { version: 2, waitingAt: 'n2', action: 'migrate' });
    const [before] = await bench.events('StepStarted');
    await week();
    deepEqual(subjects(), ['First', 'New', 'And more']);
    deepEqual(await migrated(), [3]);
    const keys = (await bench.events('StepStarted')).map(({ data }) => 'key' in data && data.key);
    equal(new Set(keys).size, 3);
    equal(before && 'key' in before.data && before.data.key, keys[0]);
    deepEqual(bench.troubles, []);
  });

  it('stay on their version where nothing else was chosen, and can go back', async () => {
    await save(NEXT);
    await choose(3, { version: 2, waitingAt: null, action: 'finish' });
    deepEqual(await migrated(), []);
    await choose(3, { version: 2, waitingAt: 'elsewhere', action: 'migrate' });
    await choose(3, { version: 1, waitingAt: null, action: 'migrate' });
    deepEqual(await migrated(), []);
    await choose(3, { version: 2, waitingAt: null, action: 'migrate' });
    await choose(2, { version: 3, waitingAt: null, action: 'migrate' });
    deepEqual(await migrated(), [3, 2]);
    await week();
    deepEqual(subjects(), ['First', 'Old']);
  });

  it('are cancelled where that was chosen, by the first group they fit', async () => {
    await save(NEXT);
    await choose(
      3,
      { version: 2, waitingAt: 'n2', action: 'cancel' },
      { version: 2, waitingAt: null, action: 'migrate' },
    );
    await week();
    deepEqual(subjects(), ['First']);
    deepEqual((await bench.runEvents()).slice(-1), ['WorkflowRunCancelled']);
  });

  it('are left alone where they cannot', async () => {
    await save(chain(created, mail('First'), mail('New')));
    await choose(3, { version: 2, waitingAt: null, action: 'migrate' });
    deepEqual(await migrated(), []);
    await week();
    deepEqual(subjects(), ['First', 'Old']);
    deepEqual(bench.troubles, []);
  });

  it('go on by the new version also when they were held', async () => {
    await save(NEXT);
    await bench.onWorkflow('w', { type: 'DeactivateWorkflow', data: { workflowId: 'w', inFlight: 'hold' } });
    await week();
    await choose(3, { version: 2, waitingAt: null, action: 'migrate' });
    deepEqual(subjects(), ['First']);
    await bench.onWorkflow('w', { type: 'ActivateWorkflow', data: { workflowId: 'w' } });
    await engine.idle();
    deepEqual(subjects(), ['First', 'New', 'And more']);
  });

  it('are not driven on by the version they have just left', async () => {
    await save(NEXT);
    let caught = false;
    const store = {
      ...bench.store,
      append: async (...[stream, expected, events]: Parameters<typeof bench.store.append>) => {
        const elapses = events.some(({ type }) => type === 'DelayElapsed');
        if (elapses && !caught) {
          caught = true;
          // It is about to go on by what it has in hand, and the migration is recorded first.
          const data = {
            workflowId: 'w',
            version: 3,
            groups: [{ version: 2, waitingAt: null, action: 'migrate' }],
          } as const;
          await bench.onWorkflow('w', { type: 'RequestRunsMigration', data: { ...data, groups: [...data.groups] } });
          await bench.until(async () => (await migrated()).length > 0);
        }
        return bench.store.append(stream, expected, events);
      },
    };
    await engine.stop();
    engine = bench.start({ store });
    await engine.ready;
    await week();
    deepEqual(subjects(), ['First', 'New', 'And more']);
  });
});
