import {
  type AccountClaim,
  conflictOf,
  conflictSeenBy,
  type DealRegistration,
  type DealRegistrationEvent,
  type DealRegistrationRejection,
  type Outcome,
  resourceOf,
} from '@partneros/domain';
import { type Answer, answerOutcome, type MemberCaller, type Problem } from '@partneros/infra/http';
import { dealRegistrationProblems } from './deal-registration.problems.ts';

/** Answers with a registration, and with who holds its account as far as the caller may know. */
export const answerDealRegistration = (
  { organizationId, partnerId }: MemberCaller,
  dealRegistrationId: string,
  outcome: Outcome<DealRegistration, DealRegistrationEvent, DealRegistrationRejection>,
  { claim, status = 200 }: { readonly claim: AccountClaim | undefined; readonly status?: number },
): Answer | Problem =>
  answerOutcome(outcome, {
    problems: dealRegistrationProblems,
    status,
    body: (registration) => ({
      dealRegistration: {
        ...resourceOf(organizationId, dealRegistrationId, registration),
        conflict: conflictSeenBy(partnerId, conflictOf(claim, dealRegistrationId)),
      },
    }),
  });
