import { deepStrictEqual } from 'node:assert/strict';
import { accountClaim } from '../account-claim/account-claim.decider.ts';
import { deal } from '../deal/deal.decider.ts';
import { dealClosedWon, openDealCommand } from '../deal/deal.examples.ts';
import { dealRegistration } from '../deal-registration/deal-registration.decider.ts';
import {
  dealRegistrationApproved,
  dealRegistrationDeclined,
  dealRegistrationExpired,
  dealRegistrationSubmitted,
  dealRegistrationWithdrawn,
} from '../deal-registration/deal-registration.examples.ts';
import type { Message } from '../kernel/decider.ts';
import { policies } from '../policies.ts';
import type { Ids } from '../ports/ids.ts';
import { recorded } from '../testing/recorded.ts';

const ids: Ids = { next: () => 'next', derive: (...parts) => parts.join('|') };
const claim = { accountClaimId: 'account-1', partnerId: 'partner-1', dealRegistrationId: 'registration-1' };

/** What all policies together do about an event. */
const reactions = (event: Message) =>
  policies
    .filter(({ on }) => on.includes(event.type))
    .flatMap(({ name, react }) => react(recorded(event), ids).map((reaction) => ({ name, ...reaction })));

describe('policies', () => {
  it('claim the account of a submitted registration', () => {
    deepStrictEqual(reactions(dealRegistrationSubmitted()), [
      {
        name: 'claim-account-on-deal-registration-submitted',
        decider: accountClaim,
        organizationId: 'org-1',
        id: 'account-1',
        command: { type: 'ClaimAccount', data: claim },
      },
    ]);
  });

  it('open the deal of an approved registration', () => {
    deepStrictEqual(reactions(dealRegistrationApproved()), [
      {
        name: 'open-deal-on-deal-registration-approved',
        decider: deal,
        organizationId: 'org-1',
        id: 'deal-1',
        command: openDealCommand(),
      },
    ]);
  });

  const ended = [
    [dealRegistrationDeclined(), 'release-account-claim-on-deal-registration-declined'],
    [dealRegistrationWithdrawn(), 'release-account-claim-on-deal-registration-withdrawn'],
    [dealRegistrationExpired(), 'release-account-claim-on-deal-registration-expired'],
  ] as const;
  for (const [event, name] of ended) {
    it(`release the account on ${event.type}`, () => {
      deepStrictEqual(reactions(event), [
        {
          name,
          decider: accountClaim,
          organizationId: 'org-1',
          id: 'account-1',
          command: { type: 'ReleaseAccountClaim', data: claim },
        },
      ]);
    });
  }

  it('keep the registration of a won deal from expiring', () => {
    deepStrictEqual(reactions(dealClosedWon()), [
      {
        name: 'fulfil-deal-registration-on-deal-closed-won',
        decider: dealRegistration,
        organizationId: 'org-1',
        id: 'registration-1',
        command: { type: 'FulfilDealRegistration', data: { dealRegistrationId: 'registration-1' } },
      },
    ]);
  });

  it('do nothing about a won deal that came out of no registration', () => {
    const { type, data } = dealClosedWon();
    deepStrictEqual(reactions({ type, data: { ...data, dealRegistrationId: null } }), []);
  });
});
