import {
  type AnyDecider,
  type CommandRequest,
  deal,
  execute,
  type Message,
  mdfRequest,
  membership,
  partner,
  payment,
  task,
  training,
} from '@partneros/domain';
import {
  addMemberCommand,
  contactExample,
  createPartnerCommand,
  createTaskCommand,
  createTrainingCommand,
  openDealCommand,
  profileExample,
  recordPaymentCommand,
  secondContactExample,
  submitMdfRequestCommand,
} from '@partneros/domain/testing';
import type { MemoryStores } from '@partneros/infra/testing';
import fc from 'fast-check';

/** One thing somebody does, allowed or not. */
export interface Deed {
  readonly decider: AnyDecider;
  readonly organizationId: string;
  readonly id: string;
  readonly command: Message;
}

/** Deeds of two organizations on a few partners, deals, funds, payments, tasks, trainings and members, in any order. */
export const randomDeeds = (length: number, seed: number): readonly Deed[] =>
  fc.sample(deed, { numRuns: length, seed });

/** Does it, if the aggregate lets it. */
export const doDeed = (stores: MemoryStores, { decider, organizationId, id, command }: Deed): Promise<unknown> =>
  execute(
    stores,
    decider as never,
    {
      organizationId,
      id,
      command,
      cause: {
        commandId: stores.ids.next(),
        correlationId: 'request-1',
        actor: { type: 'user', id: 'user-1' },
        occurredAt: stores.clock.now(),
        depth: 0,
      },
    } as CommandRequest<never>,
  );

const AT = '2026-06-01T12:00:00.000Z';
const NAMES = ['Acme & Söhne', 'Ünal Ltd', '漢字会社', 'acme'];

const numbered = (kind: string, count: number) => fc.integer({ min: 1, max: count }).map((n) => `${kind}-${n}`);

const partnerDeed = fc
  .record({ partnerId: numbered('partner', 6), name: fc.constantFrom(...NAMES), title: fc.option(fc.string()) })
  .chain(({ partnerId, name, title }) => {
    const [ada, grace] = [`${partnerId}-ada`, `${partnerId}-grace`];
    const commands: readonly Message[] = [
      createPartnerCommand({
        partnerId,
        profile: profileExample({ name }),
        primaryContact: contactExample({ contactId: ada }),
      }),
      { type: 'UpdatePartner', data: { partnerId, changes: { name } } },
      { type: 'ChangePartnerStage', data: { partnerId, stage: 'onboard' } },
      { type: 'AddContact', data: { partnerId, contact: secondContactExample({ contactId: grace }) } },
      { type: 'UpdateContact', data: { partnerId, contactId: grace, changes: { title } } },
      { type: 'SetPrimaryContact', data: { partnerId, contactId: grace } },
      { type: 'SetPrimaryContact', data: { partnerId, contactId: ada } },
      { type: 'RemoveContact', data: { partnerId, contactId: ada } },
      { type: 'RemoveContact', data: { partnerId, contactId: grace } },
      { type: 'ArchivePartner', data: { partnerId, reason: title } },
    ];
    return fc.constantFrom(...commands).map((command) => ({ decider: partner, id: partnerId, command }));
  });

const dealDeed = fc
  .record({ dealId: numbered('deal', 6), name: fc.constantFrom(...NAMES) })
  .chain(({ dealId, name }) => {
    const commands: readonly Message[] = [
      openDealCommand({ dealId, name }),
      { type: 'UpdateDeal', data: { dealId, changes: { name } } },
      { type: 'CloseDealWon', data: { dealId, amount: null, closedAt: AT, now: AT } },
      { type: 'CloseDealLost', data: { dealId, reason: name, closedAt: AT } },
      { type: 'ReopenDeal', data: { dealId } },
    ];
    return fc.constantFrom(...commands).map((command) => ({ decider: deal, id: dealId, command }));
  });

const mdfDeed = numbered('mdf', 4).chain((mdfRequestId) => {
  const [paymentId, reference] = [`payment-of-${mdfRequestId}`, null];
  const commands: readonly Message[] = [
    submitMdfRequestCommand({ mdfRequestId }),
    { type: 'ApproveMdfRequest', data: { mdfRequestId, amount: null, note: null, approvedAt: AT } },
    { type: 'DeclineMdfRequest', data: { mdfRequestId, reason: null, declinedAt: AT } },
    { type: 'SubmitMdfProof', data: { mdfRequestId, note: 'Done', links: [], proofSubmittedAt: AT } },
    { type: 'PayMdfRequest', data: { mdfRequestId, paymentId, amount: null, reference, paidAt: null, now: AT } },
    { type: 'ReverseMdfPayment', data: { mdfRequestId, paymentId, reversedAt: AT } },
  ];
  return fc.constantFrom(...commands).map((command) => ({ decider: mdfRequest, id: mdfRequestId, command }));
});

const paymentDeed = numbered('payment', 4).chain((paymentId) => {
  const commands: readonly Message[] = [
    recordPaymentCommand({ paymentId }),
    { type: 'ReversePayment', data: { paymentId, reason: null, reversedAt: AT } },
  ];
  return fc.constantFrom(...commands).map((command) => ({ decider: payment, id: paymentId, command }));
});

const taskDeed = numbered('task', 4).chain((taskId) => {
  const commands: readonly Message[] = [
    createTaskCommand({ taskId }),
    { type: 'CompleteTask', data: { taskId, completedAt: AT } },
    { type: 'ReopenTask', data: { taskId } },
  ];
  return fc.constantFrom(...commands).map((command) => ({ decider: task, id: taskId, command }));
});

const trainingDeed = numbered('training', 4).chain((trainingId) => {
  const commands: readonly Message[] = [
    createTrainingCommand({ trainingId }),
    { type: 'PublishTraining', data: { trainingId } },
    { type: 'UnpublishTraining', data: { trainingId } },
  ];
  return fc.constantFrom(...commands).map((command) => ({ decider: training, id: trainingId, command }));
});

const memberDeed = fc
  .record({ userId: numbered('user', 3), role: fc.constantFrom('admin', 'member') })
  .chain(({ userId, role }) => {
    const by = { userId: 'user-9', role: 'owner' };
    const commands: readonly Message[] = [
      addMemberCommand({ userId }),
      { type: 'ChangeMemberRole', data: { userId, role, partnerId: null, by } },
      { type: 'RemoveMember', data: { userId } },
    ];
    return fc.constantFrom(...commands).map((command) => ({ decider: membership, id: userId, command }));
  });

const deed: fc.Arbitrary<Deed> = fc
  .tuple(
    fc.constantFrom('org-1', 'org-2'),
    fc.oneof(partnerDeed, partnerDeed, dealDeed, mdfDeed, paymentDeed, taskDeed, trainingDeed, memberDeed),
  )
  .map(([organizationId, done]) => ({ organizationId, ...done }) as Deed);
