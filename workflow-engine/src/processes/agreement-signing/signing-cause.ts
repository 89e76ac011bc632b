import { type AgreementEvent, type Cause, consequenceOf, type Recorded } from '@partneros/domain';
import type { EngineDeps } from '../../engine-deps.ts';

/** The cause of a command that follows from what was asked of the provider. */
export const signingCause = (
  event: Recorded<AgreementEvent>,
  deps: Pick<EngineDeps, 'ids' | 'clock'>,
  reason: string,
): Cause =>
  consequenceOf(event, deps.ids, {
    actor: { type: 'policy', id: 'agreement-signing' },
    reason,
    occurredAt: deps.clock.now(),
  });
