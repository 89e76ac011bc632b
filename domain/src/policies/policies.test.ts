import { deepStrictEqual } from 'node:assert/strict';
import { accountClaim } from '../account-claim/account-claim.decider.ts';
import { applicantCompanyExample, applicationApproved } from '../application/application.examples.ts';
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
import { lessonCreated, lessonRetired } from '../lesson/lesson.examples.ts';
import { mdfRequest } from '../mdf-request/mdf-request.decider.ts';
import { mdfPaid } from '../mdf-request/mdf-request.examples.ts';
import { organizationFounded } from '../organization/organization.examples.ts';
import { newProfile } from '../partner/new-profile.ts';
import { partner } from '../partner/partner.decider.ts';
import {
  contactUpdated,
  createPartnerCommand,
  partnerArchived,
  partnerCreated,
  primaryContactChanged,
  secondContactExample,
} from '../partner/partner.examples.ts';
import { payment } from '../payment/payment.decider.ts';
import { paymentReversed, recordPaymentCommand } from '../payment/payment.examples.ts';
import { policies } from '../policies.ts';
import { portalAccount } from '../portal-account/portal-account.decider.ts';
import type { Ids } from '../ports/ids.ts';
import { recorded } from '../testing/recorded.ts';
import { training } from '../training/training.decider.ts';
import { provisionPortalAccountOnPartnerCreated } from './provision-portal-account-on-partner-created.policy.ts';

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

  it('keep the lessons of a training', () => {
    const data = { trainingId: 'training-1', lessonId: 'lesson-1' };
    const about = { decider: training, organizationId: 'org-1', id: 'training-1' };
    deepStrictEqual(reactions(lessonCreated()), [
      {
        name: 'add-lesson-to-training-on-lesson-created',
        ...about,
        command: { type: 'AddLessonToTraining', data },
      },
    ]);
    deepStrictEqual(reactions(lessonRetired()), [
      {
        name: 'remove-lesson-from-training-on-lesson-retired',
        ...about,
        command: { type: 'RemoveLessonFromTraining', data },
      },
    ]);
  });

  it('enter paid funds into the payments', () => {
    deepStrictEqual(reactions(mdfPaid()), [
      {
        name: 'record-payment-on-mdf-paid',
        decider: payment,
        organizationId: 'org-1',
        id: 'payment-1',
        command: recordPaymentCommand({
          amount: { minor: 500_000, currency: 'EUR' },
          mdfRequestId: 'mdf-1',
          reference: 'INV-7',
          paidAt: '2026-10-01T12:00:00.000Z',
        }),
      },
    ]);
  });

  it('take the payment of a request back with the payment', () => {
    const reversed = { mdfRequestId: 'mdf-1', paymentId: 'payment-1', reversedAt: '2026-06-02T12:00:00.000Z' };
    deepStrictEqual(reactions(paymentReversed(null)), []);
    deepStrictEqual(reactions(paymentReversed(null, 'mdf-1')), [
      {
        name: 'reverse-mdf-payment-on-partner-payment-reversed',
        decider: mdfRequest,
        organizationId: 'org-1',
        id: 'mdf-1',
        command: { type: 'ReverseMdfPayment', data: reversed },
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

  it('create the partner of an approved application, with its domain where that is free', () => {
    const [reaction] = reactions(applicationApproved());
    deepStrictEqual(
      { ...reaction, reserveIfFree: reaction?.reserveIfFree?.key },
      {
        name: 'create-partner-on-application-approved',
        decider: partner,
        organizationId: 'org-1',
        id: 'partner-1',
        command: createPartnerCommand({
          profile: newProfile({ name: 'Acme & Söhne', domain: 'acme.example' }),
          source: 'application',
        }),
        reserveIfFree: 'acme.example',
      },
    );
    const company = applicantCompanyExample({ domain: null });
    deepStrictEqual(reactions(applicationApproved({ company }))[0]?.reserveIfFree, undefined);
  });

  const onPortal = { decider: portalAccount, organizationId: 'org-1', id: 'partner-1' };
  const contactId = 'contact-2';

  it('open the portal for the primary contact of a new partner, where the organization wants that', () => {
    const [reaction] = reactions(partnerCreated());
    const { provided, ...rest } = reaction ?? {};
    deepStrictEqual(rest, {
      name: 'provision-portal-account-on-partner-created',
      ...onPortal,
      command: { type: 'ProvisionPortalAccount', data: { partnerId: 'partner-1', contactId: 'contact-1' } },
    });
    deepStrictEqual([provided?.category, provided?.id], ['organization', 'org-1']);
    const history = [...organizationFounded()].map((event) => recorded(event));
    deepStrictEqual(provided?.holds(history), false);
    const automatic = { organizationId: 'org-1', changes: { provisioning: 'automatic' } };
    deepStrictEqual(provided?.holds([...history, recorded({ type: 'PortalSettingsChanged', data: automatic })]), true);
    deepStrictEqual(provided?.holds([]), false);
  });

  it('open the portal for nobody whom a silent import brings', () => {
    const event = recorded(partnerCreated());
    const silent = { ...event, metadata: { ...event.metadata, silent: true as const } };
    deepStrictEqual(provisionPortalAccountOnPartnerCreated.react(silent as never, ids), []);
  });

  it('give the unclaimed portal account of a partner to its new primary contact', () => {
    deepStrictEqual(reactions(primaryContactChanged()), [
      {
        name: 'reassign-portal-account-on-primary-contact-changed',
        ...onPortal,
        command: { type: 'ReassignPortalAccount', data: { partnerId: 'partner-1', contactId } },
      },
    ]);
  });

  it('send the link into the portal where the contact is now', () => {
    deepStrictEqual(reactions(contactUpdated(secondContactExample({ email: 'Grace@New.example' }))), [
      {
        name: 'readdress-portal-link-on-contact-updated',
        ...onPortal,
        command: {
          type: 'ReaddressPortalLink',
          data: { partnerId: 'partner-1', contactId, email: 'grace@new.example' },
        },
      },
    ]);
  });

  it('close the portal to the people of an archived partner who never came', () => {
    deepStrictEqual(reactions(partnerArchived()), [
      {
        name: 'revoke-portal-account-on-partner-archived',
        ...onPortal,
        command: { type: 'RevokePortalAccount', data: { partnerId: 'partner-1', reason: 'partner_archived' } },
      },
    ]);
  });

  it('do nothing about a won deal that came out of no registration', () => {
    const { type, data } = dealClosedWon();
    deepStrictEqual(reactions({ type, data: { ...data, dealRegistrationId: null } }), []);
  });
});
