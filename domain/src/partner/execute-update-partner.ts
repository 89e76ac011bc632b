import type { CommandRequest, ExecuteDeps, Outcome } from '../kernel/execute.ts';
import { executeMovingKey } from '../reservation/execute-moving-key.ts';
import type { Taken } from '../reservation/execute-reserving.ts';
import { partner } from './partner.decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';
import { partnerDomain } from './partner-domain.ts';
import type { UpdatePartner } from './update-partner.ts';

/** Carries an `UpdatePartner` out; a changed domain takes its reservation along. */
export const executeUpdatePartner = (
  deps: ExecuteDeps,
  request: CommandRequest<UpdatePartner>,
): Promise<Outcome<Partner, PartnerEvent, PartnerRejection> | Taken> =>
  executeMovingKey(
    deps,
    partner,
    request,
    { of: ({ domain }) => domain, reserve: partnerDomain },
    request.command.data.changes.domain,
  );
