import { deepEqual, equal, rejects } from 'node:assert/strict';
import {
  type AgreementCommand,
  agreement,
  ESignFailed,
  execute,
  load,
  type Submissions,
  type SubmissionToSign,
} from '@partneros/domain';
import {
  createManualClock,
  createRecordingEffects,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
} from '@partneros/infra/testing';
import { sendForSignature } from './send-for-signature.ts';
import { withdrawFromSignature } from './withdraw-from-signature.ts';

const ORGANIZATION = 'org-1';
const AGREEMENT = 'agreement-1';
const SENT = {
  agreementId: AGREEMENT,
  partnerId: 'partner-1',
  templateId: 'template-1',
  title: 'NDA',
  roles: [{ role: 'Partner', signedBy: 'partner' as const, isRequired: true }],
  sentAt: '2026-05-16T12:00:00.000Z',
};
const SIGNING = {
  provider: 'docuseal' as const,
  providerTemplateId: '7',
  signers: [{ role: 'Partner', name: 'Ada Lovelace', email: 'ada@acme.example' }],
};

describe('an agreement on its way to the provider', () => {
  let stores: MemoryStores<ManualClock>;
  let created: SubmissionToSign[];
  let archived: string[];
  let found: string | undefined;
  let onCreate: (made: number) => Promise<string> | string;
  let isDown: boolean;

  const submissions: Submissions = {
    create: async (given) => {
      created.push(given);
      return onCreate(created.length);
    },
    find: async () => {
      if (isDown) throw new ESignFailed('Docuseal does not answer.');
      return found;
    },
    archive: async (id) => {
      if (isDown) throw new ESignFailed('Docuseal does not answer.');
      archived.push(id);
    },
    read: () => undefined,
  };
  const issue = (command: AgreementCommand) =>
    execute(stores, agreement, {
      organizationId: ORGANIZATION,
      id: AGREEMENT,
      command,
      cause: {
        commandId: stores.ids.next(),
        correlationId: 'request-1',
        actor: { type: 'user', id: 'user-1' },
        occurredAt: stores.clock.now(),
        depth: 0,
      },
    });
  const voided = () =>
    issue({
      type: 'VoidAgreement',
      data: { agreementId: AGREEMENT, reason: null, voidedAt: stores.clock.now() },
    });
  const deps = (eSign: { submissions: Submissions | undefined } = { submissions }) => ({
    ...stores,
    eSign,
    effects: createRecordingEffects(),
    baseUrl: 'http://localhost',
    shared: true,
    model: undefined,
    aiMonthlyCents: 0,
  });
  const goOn = (over = deps()) => sendForSignature(over, ORGANIZATION, AGREEMENT, new AbortController().signal);
  const withdraw = () => withdrawFromSignature(deps(), ORGANIZATION, AGREEMENT, new AbortController().signal);
  const signing = async () => (await load(stores, agreement, ORGANIZATION, AGREEMENT))?.state.signing;
  const lost = async (): Promise<string> => {
    throw new ESignFailed('Docuseal does not answer.');
  };

  beforeEach(async () => {
    stores = openMemoryStores({ clock: createManualClock('2026-05-16T12:00:00.000Z') });
    [created, archived, found, isDown] = [[], [], undefined, false];
    onCreate = () => '4711';
    await issue({ type: 'SendAgreement', data: SENT, signing: SIGNING });
  });
  afterEach(() => stores.close());

  it('is given to it once, with who signs, however often that is gone on with', async () => {
    await goOn();
    await goOn();
    const { signers, providerTemplateId } = SIGNING;
    deepEqual(created, [{ organizationId: ORGANIZATION, agreementId: AGREEMENT, providerTemplateId, signers }]);
    deepEqual([(await signing())?.status, (await signing())?.submissionId], ['sent', '4711']);
  });

  it('is given to it by one of two engines that begin at once', async () => {
    const ends = await Promise.allSettled([goOn(), goOn(), goOn()]);
    equal(created.length, 1);
    equal((await signing())?.status, 'sent');
    // The others look again later, and find it done.
    equal(ends.filter(({ status }) => status === 'fulfilled').length >= 1, true);
    await goOn();
    equal(created.length, 1);
  });

  it('waits as long as the provider does not answer, and notes nothing meanwhile', async () => {
    isDown = true;
    for (let hour = 0; hour < 100; hour += 1) {
      await rejects(goOn(), ESignFailed);
      stores.clock.advance(3_600_000);
    }
    deepEqual([created.length, (await signing())?.attempts], [0, 0]);
    isDown = false;
    await goOn();
    deepEqual([created.length, (await signing())?.status], [1, 'sent']);
  });

  it('is not given to it again when the answer was lost and it is there', async () => {
    onCreate = lost;
    await rejects(goOn(), ESignFailed);
    found = '4711';
    await goOn();
    deepEqual([created.length, (await signing())?.submissionId], [1, '4711']);
  });

  it('is given to it again when it is not there, but not before that is certain', async () => {
    onCreate = (made) => (made === 1 ? lost() : '4712');
    await rejects(goOn(), ESignFailed);
    stores.clock.advance(59_999);
    await rejects(goOn(), /not known yet/);
    equal(created.length, 1);
    stores.clock.advance(1);
    await goOn();
    deepEqual([created.length, (await signing())?.submissionId], [2, '4712']);
  });

  it('fails for good when the provider refuses it, or never takes it', async () => {
    onCreate = async () => {
      throw new ESignFailed('Docuseal refused the agreement (422).', false);
    };
    await goOn();
    deepEqual(
      [(await signing())?.status, (await signing())?.failure],
      ['failed', 'Docuseal refused the agreement (422).'],
    );
    await goOn();
    equal(created.length, 1);
  });

  it('fails after ten attempts that nothing came of', async () => {
    onCreate = lost;
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await rejects(goOn(), ESignFailed);
      stores.clock.advance(60_000);
    }
    await goOn();
    deepEqual([created.length, (await signing())?.status], [10, 'failed']);
  });

  it('waits where no provider is configured any more', async () => {
    await rejects(goOn(deps({ submissions: undefined })), ESignFailed);
    equal((await signing())?.status, 'requested');
  });

  it('is not given to it when it was voided before', async () => {
    await voided();
    await goOn();
    deepEqual([created.length, (await signing())?.status], [0, 'failed']);
  });

  it('is withdrawn when it was voided while it was given to the provider', async () => {
    onCreate = lost;
    await rejects(goOn(), ESignFailed);
    await voided();
    // Whether it is there is not known, so nothing says that it is not.
    await rejects(goOn(), /not known yet/);
    found = '4711';
    await goOn();
    await withdraw();
    deepEqual([archived, (await signing())?.status], [['4711'], 'withdrawn']);
  });

  it('is withdrawn when it is voided later, once, and as soon as the provider answers', async () => {
    await goOn();
    await withdraw();
    deepEqual(archived, []);
    await voided();
    isDown = true;
    await rejects(withdraw(), ESignFailed);
    equal((await signing())?.status, 'sent');
    isDown = false;
    await withdraw();
    await withdraw();
    deepEqual([archived, (await signing())?.status], [['4711'], 'withdrawn']);
  });
});
