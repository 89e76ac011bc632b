import { deepEqual, equal } from 'node:assert/strict';
import { execute, executeCreateOrganization, membership, PLATFORM, user } from '@partneros/domain';
import { registerUserCommand } from '@partneros/domain/testing';
import { chain, engineBench, ORGANIZATION } from '../engine.examples.ts';

describe('the partner manager in a workflow', () => {
  let bench: ReturnType<typeof engineBench>;
  let engine: ReturnType<ReturnType<typeof engineBench>['start']>;

  beforeEach(async () => {
    bench = engineBench();
    engine = bench.start();
    await engine.ready;
    await execute(bench, user, {
      organizationId: PLATFORM,
      id: 'grace',
      command: registerUserCommand({ userId: 'grace', email: 'grace@hopper.example', name: 'Grace Hopper' }),
      cause: bench.cause(),
    });
    await bench.activate(
      'w',
      chain(
        { trigger: 'partner_created' },
        { type: 'send_email', data: { to: 'partner_manager', subject: '{{manager.name}}', body: '{{manager.email}}' } },
      ),
    );
  });

  afterEach(async () => {
    await engine.stop();
    await bench.close();
  });

  const found = (organizationId: string) =>
    executeCreateOrganization(bench, {
      organizationId,
      name: organizationId,
      owner: { userId: 'grace', email: 'grace@hopper.example', name: 'Grace Hopper' },
      cause: bench.cause(),
    });
  const createPartner = async () => {
    await bench.createPartner('acme', { partnerManagerId: 'grace' });
    await engine.idle();
  };
  const mails = () => bench.effects.recorded.map(({ effect }) => ('text' in effect ? effect.text : ''));

  it('is written to while a member of the organization', async () => {
    await found(ORGANIZATION);
    await createPartner();
    deepEqual(mails(), ['grace@hopper.example']);
  });

  it('is nobody when a member of another organization only: their name and address stay there', async () => {
    await found('org-2');
    await createPartner();
    deepEqual(mails(), []);
    equal((await bench.events('StepFailed')).length, 1);
  });

  it('is nobody any more once removed', async () => {
    const add = { userId: 'grace', email: 'grace@hopper.example', name: 'Grace Hopper', role: 'member' } as const;
    await executeCreateOrganization(bench, {
      organizationId: ORGANIZATION,
      name: 'Navy',
      owner: { userId: 'founder', email: 'f@navy.example', name: 'Founder' },
      cause: bench.cause(),
    });
    const onGrace = (command: Parameters<typeof membership.decide>[0]) =>
      execute(bench, membership, { organizationId: ORGANIZATION, id: 'grace', command, cause: bench.cause() });
    await onGrace({ type: 'AddMember', data: { ...add, partnerId: null, invitationId: null } });
    await onGrace({ type: 'RemoveMember', data: { userId: 'grace' } });
    await createPartner();
    deepEqual(mails(), []);
  });
});
