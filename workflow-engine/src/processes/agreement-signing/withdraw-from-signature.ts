import { type AgreementEvent, agreement, ESignFailed, execute, fold, type Recorded, streamOf } from '@partneros/domain';
import type { Process } from '../process.ts';
import { signingCause } from './signing-cause.ts';

/** Closes a voided agreement at the provider, so that nobody signs it any more. Throws while the provider does not answer. */
export const withdrawFromSignature: Process['run'] = async (deps, organizationId, agreementId) => {
  const history = (await deps.store.read(
    streamOf(agreement.category, organizationId, agreementId),
  )) as readonly Recorded<AgreementEvent>[];
  const requested = history.findLast(({ type }) => type === 'AgreementWithdrawalRequested');
  const signing = fold(agreement, history)?.state.signing;
  if (requested === undefined || signing?.status !== 'sent' || signing.submissionId === null) return;
  const { submissions } = deps.eSign;
  if (submissions === undefined) throw new ESignFailed('No provider is configured here.');

  await submissions.archive(signing.submissionId);
  await execute(deps, agreement, {
    organizationId,
    id: agreementId,
    command: { type: 'ConfirmWithdrawal', data: { agreementId, withdrawnAt: deps.clock.now() } },
    cause: signingCause(requested, deps, 'ConfirmWithdrawal'),
  });
};
