import {
  type AnyDecider,
  type CommandRequest,
  certification,
  deal,
  execute,
  lesson,
  type Message,
  mdfRequest,
  membership,
  partner,
  partnerCertification,
  payment,
  task,
  training,
  trainingProgress,
} from '@partneros/domain';
import {
  addMemberCommand,
  completeCertificationCommand,
  completeModuleCommand,
  completeTrainingCommand,
  contactExample,
  createCertificationCommand,
  createLessonCommand,
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
  const lessonId = `lesson-of-${trainingId}`;
  const commands: readonly Message[] = [
    createTrainingCommand({ trainingId }),
    { type: 'PublishTraining', data: { trainingId } },
    { type: 'UnpublishTraining', data: { trainingId } },
    { type: 'AddLessonToTraining', data: { trainingId, lessonId } },
    { type: 'AddLessonToTraining', data: { trainingId, lessonId: `${lessonId}-2` } },
    { type: 'RemoveLessonFromTraining', data: { trainingId, lessonId } },
    { type: 'OrderLessons', data: { trainingId, lessonIds: [`${lessonId}-2`, lessonId] } },
  ];
  return fc.constantFrom(...commands).map((command) => ({ decider: training, id: trainingId, command }));
});

const lessonDeed = numbered('lesson', 3).chain((lessonId) => {
  const commands: readonly Message[] = [
    createLessonCommand({ lessonId }),
    { type: 'EditLesson', data: { lessonId, changes: { title: 'The second call' } } },
    { type: 'EditLesson', data: { lessonId, changes: { title: 'The first call' } } },
    { type: 'RetireLesson', data: { lessonId } },
  ];
  return fc.constantFrom(...commands).map((command) => ({ decider: lesson, id: lessonId, command }));
});

const progressDeed = numbered('progress', 3).chain((trainingProgressId) => {
  const commands: readonly Message[] = [
    completeModuleCommand('lesson-1', { trainingProgressId }),
    completeModuleCommand('lesson-2', { trainingProgressId }),
    completeTrainingCommand({ trainingProgressId }),
  ];
  return fc
    .constantFrom(...commands)
    .map((command) => ({ decider: trainingProgress, id: trainingProgressId, command }));
});

const certificationDeed = numbered('certification', 3).chain((certificationId) => {
  const commands: readonly Message[] = [
    createCertificationCommand({ certificationId }),
    { type: 'UpdateCertification', data: { certificationId, changes: { title: 'Certified buyer' } } },
    { type: 'PublishCertification', data: { certificationId } },
    { type: 'UnpublishCertification', data: { certificationId } },
  ];
  return fc.constantFrom(...commands).map((command) => ({ decider: certification, id: certificationId, command }));
});

const holdingDeed = fc
  .record({ partnerId: numbered('partner', 3), certificationId: numbered('certification', 3) })
  .chain(({ partnerId, certificationId }) => {
    const id = `${partnerId}-${certificationId}`;
    const held = { partnerCertificationId: id, partnerId, certificationId };
    return fc
      .constantFrom(
        completeCertificationCommand(held),
        completeCertificationCommand({ ...held, contactId: 'contact-2' }),
        completeCertificationCommand({ ...held, completedAt: AT }),
      )
      .map((command) => ({ decider: partnerCertification, id, command }));
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
    fc.oneof(
      partnerDeed,
      partnerDeed,
      lessonDeed,
      progressDeed,
      certificationDeed,
      holdingDeed,
      dealDeed,
      mdfDeed,
      paymentDeed,
      taskDeed,
      trainingDeed,
      memberDeed,
    ),
  )
  .map(([organizationId, done]) => ({ organizationId, ...done }) as Deed);
