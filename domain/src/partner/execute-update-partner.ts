import { fold } from '../kernel/aggregate.ts';
import { type CommandRequest, type ExecuteDeps, execute, type Outcome } from '../kernel/execute.ts';
import type { Recorded } from '../kernel/recorded.ts';
import { streamOf } from '../kernel/stream.ts';
import { executeReserving, releaseReservation, type Taken } from '../reservation/execute-reserving.ts';
import { partner } from './partner.decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';
import { partnerDomain } from './partner-domain.ts';
import type { UpdatePartner } from './update-partner.ts';

/**
 * Carries an `UpdatePartner` out. A changed domain takes its reservation along: the new one is claimed before the
 * update, the old one given back after it. A crash in between leaves the old one to be taken over.
 */
export const executeUpdatePartner = async (
  deps: ExecuteDeps,
  request: CommandRequest<UpdatePartner>,
): Promise<Outcome<Partner, PartnerEvent, PartnerRejection> | Taken> => {
  const { domain } = request.command.data.changes;
  if (domain === undefined) return execute(deps, partner, request);

  const current = fold(partner, await historyOf(deps, request))?.state.domain;
  const outcome =
    domain === null || domain === current
      ? await execute(deps, partner, request)
      : await executeReserving(deps, partner, request, partnerDomain(domain));
  if (outcome.kind === 'recorded') await releaseOldDomain(deps, request, outcome.events[0]);
  return outcome;
};

// From the stream and not from what was read before: so a repeat finishes what a crash left undone, and never gives
// back a domain that the partner has returned to.
const releaseOldDomain = async (
  deps: ExecuteDeps,
  request: CommandRequest<UpdatePartner>,
  update: Recorded<PartnerEvent> | undefined,
): Promise<void> => {
  const history = await historyOf(deps, request);
  const before = fold(
    partner,
    history.filter((event) => update !== undefined && event.revision < update.revision),
  )?.state.domain;
  const now = fold(partner, history)?.state.domain;
  if (before && before !== now) await releaseReservation(deps, request, partnerDomain(before));
};

const historyOf = async (
  { store }: ExecuteDeps,
  { organizationId, id }: CommandRequest<UpdatePartner>,
): Promise<readonly Recorded<PartnerEvent>[]> =>
  (await store.read(streamOf(partner.category, organizationId, id))) as readonly Recorded<PartnerEvent>[];
