import {
  type AgreementCommand,
  type AgreementEvent,
  addMillis,
  agreement,
  type DataOf,
  ESignFailed,
  execute,
  fold,
  type Recorded,
  type Submissions,
  streamOf,
} from '@partneros/domain';
import type { Process } from '../process.ts';
import { signingCause } from './signing-cause.ts';

// By then a request whose answer was lost has come to an end at the provider, one way or the other.
const SETTLED_AFTER_MS = 60_000;
const MOST_ATTEMPTS = 10;

type SigningRequested = Recorded<Extract<AgreementEvent, { type: 'AgreementSigningRequested' }>>;

/**
 * Gives an agreement to the provider, once. The provider takes no idempotency key: whoever is to ask it notes that first,
 * and what may have been asked before is looked for before it is asked again. Throws while the provider does not answer.
 */
export const sendForSignature: Process['run'] = async (deps, organizationId, agreementId) => {
  const history = (await deps.store.read(
    streamOf(agreement.category, organizationId, agreementId),
  )) as readonly Recorded<AgreementEvent>[];
  const requested = history.findLast((event): event is SigningRequested => event.type === 'AgreementSigningRequested');
  const state = fold(agreement, history)?.state;
  if (requested === undefined || state?.signing?.status !== 'requested') return;
  const { attempts, attemptedAt } = state.signing;
  const submissions = submissionsOf(deps.eSign);

  const record = async (command: AgreementCommand, reason: string = command.type) => {
    const cause = signingCause(requested, deps, reason);
    const outcome = await execute(deps, agreement, { organizationId, id: agreementId, command, cause });
    return outcome.kind === 'recorded' && !outcome.replayed;
  };
  const confirm = (submissionId: string) =>
    record({ type: 'ConfirmSubmission', data: { agreementId, submissionId, createdAt: deps.clock.now() } });
  const fail = (reason: string) =>
    record({ type: 'FailSubmission', data: { agreementId, reason, failedAt: deps.clock.now() } });

  const known = await submissions.find({ organizationId, agreementId });
  if (known !== undefined) {
    await confirm(known);
    return;
  }
  // Whatever was asked last may still come to be there.
  if (attemptedAt !== null && addMillis(attemptedAt, SETTLED_AFTER_MS) > deps.clock.now())
    throw new Error(`whether the provider has agreement ${agreementId} is not known yet`);
  if (state.status !== 'sent') {
    await fail('It was voided before it was sent.');
    return;
  }
  if (attempts >= MOST_ATTEMPTS) {
    await fail(`The provider did not take it, asked ${attempts} times.`);
    return;
  }

  const attempt = attempts + 1;
  const data = { agreementId, attempt, attemptedAt: deps.clock.now() };
  if (!(await record({ type: 'AttemptSubmission', data }, `attempt/${attempt}`)))
    throw new Error(`somebody else gives agreement ${agreementId} to the provider`);
  const created = await create(submissions, organizationId, requested.data);
  if ('submissionId' in created) await confirm(created.submissionId);
  else await fail(created.refusal);
};

const submissionsOf = ({ submissions }: { readonly submissions: Submissions | undefined }): Submissions => {
  if (submissions === undefined) throw new ESignFailed('No provider is configured here.');
  return submissions;
};

const create = async (
  submissions: Submissions,
  organizationId: string,
  { agreementId, providerTemplateId, signers }: DataOf<AgreementEvent, 'AgreementSigningRequested'>,
): Promise<{ readonly submissionId: string } | { readonly refusal: string }> => {
  try {
    return { submissionId: await submissions.create({ organizationId, agreementId, providerTemplateId, signers }) };
  } catch (error) {
    if (error instanceof ESignFailed && !error.isPassing) return { refusal: error.message };
    throw error;
  }
};
