import { deepEqual, equal } from 'node:assert/strict';
import { addMillis, DAY, type EventStore, type RowStore } from '@partneros/domain';
import { START, timeBench } from './time-triggers.examples.ts';

const day = (days: number) => addMillis(START, days * DAY);

describe('time triggers', () => {
  let bench: ReturnType<typeof timeBench>;
  beforeEach(() => {
    bench = timeBench();
  });
  afterEach(() => bench.close());

  const passTo = async (at: string) => {
    bench.clock.set(at);
    await bench.idle();
  };
  const fired = async () =>
    (await bench.fired()).map(({ data }) => [
      data.workflowId,
      'contractId' in data ? data.contractId : data.partnerId,
      data.dueAt,
      data.firedAt,
    ]);
  const came = async () => (await fired()).map(([workflowId, subject, dueAt]) => [workflowId, subject, dueAt]);

  describe('for a quiet partner', () => {
    it('fire when its days are over, once per quiet period', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.start();
      await bench.createPartner('partner-1');
      await passTo(addMillis(day(30), -1));
      deepEqual(await fired(), []);
      await passTo(day(30));
      await passTo(day(200));
      deepEqual(await came(), [['w30', 'partner-1', day(30)]]);
      await bench.meet('partner-1');
      await passTo(day(400));
      deepEqual(await came(), [
        ['w30', 'partner-1', day(30)],
        ['w30', 'partner-1', day(230)],
      ]);
      const [first] = await bench.fired();
      deepEqual(first?.data, {
        timeTriggerId: first?.data.timeTriggerId,
        workflowId: 'w30',
        partnerId: 'partner-1',
        dueAt: day(30),
        firedAt: day(30),
        days: 30,
        lastActivityAt: START,
        lastActivityPosition: String((await bench.history()).find(({ type }) => type === 'PartnerCreated')?.position),
        daysInactive: 30,
      });
    });

    it('are put off by activity, as often as there is some', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.start();
      await bench.createPartner('partner-1');
      for (const at of [10, 25, 54]) {
        await passTo(day(at));
        await bench.meet('partner-1');
      }
      await passTo(day(200));
      deepEqual(await came(), [['w30', 'partner-1', day(84)]]);
    });

    it('are not put off by what a workflow does', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.start();
      await bench.createPartner('partner-1');
      await passTo(day(20));
      await bench.meet('partner-1', bench.clock.now(), { actor: { type: 'workflow', id: 'other' } });
      await passTo(day(200));
      deepEqual(await came(), [['w30', 'partner-1', day(30)]]);
    });

    it('fire for each workflow after its own days', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive', days: 30 });
      await bench.activate('w7', { trigger: 'partner_inactive', days: 7 });
      await bench.activate('w31', { trigger: 'partner_inactive', days: 30 });
      await bench.start();
      await bench.createPartner('partner-1');
      await passTo(day(60));
      deepEqual((await came()).toSorted(), [
        ['w30', 'partner-1', day(30)],
        ['w31', 'partner-1', day(30)],
        ['w7', 'partner-1', day(7)],
      ]);
    });

    it('do not fire for one that is archived', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.start();
      await bench.createPartner('partner-1');
      await passTo(day(29));
      await bench.onPartner('partner-1', { type: 'ArchivePartner', data: { partnerId: 'partner-1', reason: null } });
      await passTo(day(200));
      deepEqual(await fired(), []);
    });
  });

  describe('for a renewal', () => {
    beforeEach(async () => {
      await bench.found('Europe/Berlin');
      await bench.createPartner('partner-1');
      await bench.activate('r30', { trigger: 'contract_renewal_approaching' });
    });

    it('fire when the day begins where the organization is, over the change of the clock', async () => {
      await bench.start();
      await bench.createContract('contract-1', '2026-04-10');
      await passTo('2026-03-10T22:59:59.999Z');
      deepEqual(await fired(), []);
      await passTo('2026-03-10T23:00:00.000Z');
      await passTo('2026-12-31T00:00:00.000Z');
      deepEqual(await came(), [['r30', 'contract-1', '2026-03-10T23:00:00.000Z']]);
      const [first] = await bench.fired();
      deepEqual(first && 'daysLeft' in first.data && first.data.daysLeft, 30);
    });

    it('fire at once for a contract that is noted inside the window', async () => {
      await bench.start();
      await bench.createContract('contract-1', '2026-01-10');
      await bench.idle();
      deepEqual(await came(), [['r30', 'contract-1', START]]);
    });

    it('are made anew when the date moves, and never for the date it moved from', async () => {
      await bench.start();
      await bench.createContract('contract-1', '2026-04-10');
      await passTo('2026-02-01T00:00:00.000Z');
      await bench.moveRenewal('contract-1', '2026-06-30');
      await passTo('2026-04-10T00:00:00.000Z');
      deepEqual(await fired(), []);
      await passTo('2026-12-31T00:00:00.000Z');
      deepEqual(await came(), [['r30', 'contract-1', '2026-05-30T22:00:00.000Z']]);
      await bench.moveRenewal('contract-1', '2026-07-01');
      await bench.moveRenewal('contract-1', '2026-06-30');
      await bench.idle();
      deepEqual((await fired()).length, 2, 'the other date was inside its window; the one that came back had fired');
      deepEqual(await bench.owed(), []);
    });

    it('fire for a date that comes back, when it had come while the workflow was off', async () => {
      await bench.start();
      await bench.createContract('contract-1', '2026-12-31');
      await bench.deactivate('r30');
      await bench.moveRenewal('contract-1', '2026-01-20');
      await bench.moveRenewal('contract-1', '2026-12-31');
      await bench.onWorkflow('r30', { type: 'ActivateWorkflow', data: { workflowId: 'r30' } });
      await bench.idle();
      deepEqual(await fired(), []);
      await bench.moveRenewal('contract-1', '2026-01-20');
      await bench.idle();
      deepEqual((await fired()).length, 1);
    });

    it('go by where the organization has moved to', async () => {
      await bench.start();
      await bench.createContract('contract-1', '2026-06-30');
      await bench.moveTo('America/New_York');
      await passTo('2026-12-31T00:00:00.000Z');
      deepEqual(await came(), [['r30', 'contract-1', '2026-05-31T04:00:00.000Z']]);
    });

    it('do not fire for a contract that has ended, nor with an archived partner', async () => {
      await bench.start();
      await bench.createPartner('partner-2');
      await bench.createContract('contract-1', '2026-06-30');
      await bench.createContract('contract-2', '2026-06-30', 'partner-2');
      const terminatedAt = bench.clock.now();
      await bench.onContract('contract-1', {
        type: 'TerminateContract',
        data: { contractId: 'contract-1', reason: null, terminatedAt },
      });
      await bench.onPartner('partner-2', { type: 'ArchivePartner', data: { partnerId: 'partner-2', reason: null } });
      await passTo('2026-12-31T00:00:00.000Z');
      deepEqual(await fired(), []);
    });
  });

  describe('of a workflow', () => {
    it('do not fire for what had passed before it was switched on, nor while it is off', async () => {
      await bench.start();
      await bench.createPartner('partner-1');
      await bench.createContract('contract-1', '2026-01-10');
      await passTo(day(40));
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.activate('r30', { trigger: 'contract_renewal_approaching' });
      await passTo(day(50));
      deepEqual(await fired(), []);
      await bench.createPartner('partner-2');
      await bench.deactivate('w30');
      await passTo(day(90));
      await bench.onWorkflow('w30', { type: 'ActivateWorkflow', data: { workflowId: 'w30' } });
      await passTo(day(100));
      deepEqual(await fired(), []);
      await bench.meet('partner-2');
      await passTo(day(200));
      deepEqual(await came(), [['w30', 'partner-2', day(130)]]);
    });

    it('fire for what is still to come when it is switched on', async () => {
      await bench.start();
      await bench.createPartner('partner-1');
      await passTo(day(20));
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await passTo(day(200));
      deepEqual(await came(), [['w30', 'partner-1', day(30)]]);
    });

    it('fire after the days of the version that is active, and again only for other days', async () => {
      await bench.start();
      await bench.activate('w', { trigger: 'partner_inactive', days: 30 });
      await bench.createPartner('partner-1');
      await passTo(day(10));
      await bench.activate('w', { trigger: 'partner_inactive', days: 20 });
      await passTo(day(25));
      deepEqual(await came(), [['w', 'partner-1', day(20)]]);
      await bench.activate('w', { trigger: 'partner_inactive', days: 40 });
      await bench.activate('w', { trigger: 'partner_inactive', days: 40 });
      await passTo(day(200));
      deepEqual(await came(), [
        ['w', 'partner-1', day(20)],
        ['w', 'partner-1', day(40)],
      ]);
    });
  });

  it('fire what falls due while another moment is being noted', async () => {
    await bench.createPartner('partner-1');
    await bench.activate('quiet', { trigger: 'partner_inactive', days: 7 });
    await bench.activate('renewal', { trigger: 'contract_renewal_approaching', daysBefore: 30 });
    await bench.createContract('contract-1', '2026-02-05');
    // The event is taken in before its append is answered, and its rows are written after that.
    const turn = () => bench.keyValues.put('turn', 'next', {});
    const append: EventStore['append'] = async (...args) => {
      const result = await bench.store.append(...args);
      await turn();
      return result;
    };
    const write: RowStore['write'] = async (batch) => {
      for (let turns = 0; turns < 3; turns += 1) await turn();
      return bench.rows.write(batch);
    };
    await bench.start({ store: { ...bench.store, append }, rows: { ...bench.rows, write } });
    // A jump over both: the later one falls due while the earlier one is on its way into the log.
    bench.clock.advance(10 * DAY);
    await bench.idle();
    deepEqual(
      (await fired()).map(([workflowId]) => workflowId),
      ['renewal', 'quiet'],
    );
  });

  describe('after downtime', () => {
    it('fire everything that came, once, in the order in which it came', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.activate('w7', { trigger: 'partner_inactive', days: 7 });
      await bench.start();
      await bench.createPartner('partner-1');
      await passTo(day(3));
      await bench.createPartner('partner-2');
      await bench.idle();
      await bench.stop();
      bench.clock.set(day(35));
      await bench.start();
      deepEqual(await fired(), [
        ['w7', 'partner-1', day(7), day(35)],
        ['w7', 'partner-2', day(10), day(35)],
        ['w30', 'partner-1', day(30), day(35)],
        ['w30', 'partner-2', day(33), day(35)],
      ]);
      await bench.stop();
      bench.clock.set(day(70));
      await bench.start();
      equal((await fired()).length, 4);
    });

    it('fire what came before activity that they did not see either', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.createPartner('partner-1');
      await bench.start();
      await bench.stop();
      bench.clock.set(day(40));
      await bench.meet('partner-1');
      bench.clock.set(day(45));
      await bench.start();
      await passTo(day(70));
      deepEqual(await fired(), [
        ['w30', 'partner-1', day(30), day(45)],
        ['w30', 'partner-1', day(70), day(70)],
      ]);
    });

    it('fire the same when everything they knew is lost', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.start();
      await bench.createPartner('partner-1');
      await passTo(day(35));
      await bench.meet('partner-1');
      await bench.idle();
      await bench.stop();
      for (const name of ['time-triggers', 'time-triggers-owed']) await bench.rows.drop({ name, version: 1 });
      await bench.start();
      await passTo(day(100));
      deepEqual(await came(), [
        ['w30', 'partner-1', day(30)],
        ['w30', 'partner-1', day(65)],
      ]);
    });

    it('fire once when two are there', async () => {
      await bench.activate('w30', { trigger: 'partner_inactive' });
      await bench.start();
      await bench.createPartner('partner-1');
      await bench.idle();
      await bench.stop();
      bench.clock.set(day(35));
      await Promise.all([bench.start(), bench.start()]);
      await bench.idle();
      equal((await fired()).length, 1);
    });
  });

  it('try again after an outage', async () => {
    await bench.activate('w30', { trigger: 'partner_inactive' });
    await bench.createPartner('partner-1');
    let down = true;
    const { store } = bench;
    await bench.start({
      store: {
        ...store,
        read: (stream, options) => store.read(stream, options),
        append: (...args) => (down ? Promise.reject(new Error('an outage')) : store.append(...args)),
      },
    });
    await passTo(day(30));
    deepEqual(await fired(), []);
    equal(bench.troubles.length, 1);
    down = false;
    await passTo(addMillis(day(30), 5_000));
    deepEqual((await fired()).length, 1);
  });
});
