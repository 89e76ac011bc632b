import type { CommandRequest, ExecuteDeps, Outcome } from '../kernel/execute.ts';
import { executeMovingKey } from '../reservation/execute-moving-key.ts';
import type { Taken } from '../reservation/execute-reserving.ts';
import { affiliateLink } from './affiliate-link.decider.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';
import type { AffiliateLinkRejection } from './affiliate-link.rejections.ts';
import type { AffiliateLink } from './affiliate-link.state.ts';
import { affiliateSlug } from './affiliate-slug.ts';
import type { UpdateAffiliateLink } from './update-affiliate-link.ts';

/** Carries an `UpdateAffiliateLink` out; a changed slug takes its reservation along. */
export const executeUpdateAffiliateLink = (
  deps: ExecuteDeps,
  request: CommandRequest<UpdateAffiliateLink>,
): Promise<Outcome<AffiliateLink, AffiliateLinkEvent, AffiliateLinkRejection> | Taken> =>
  executeMovingKey(
    deps,
    affiliateLink,
    request,
    { of: ({ slug }) => slug, reserve: affiliateSlug },
    request.command.data.changes.slug,
  );
