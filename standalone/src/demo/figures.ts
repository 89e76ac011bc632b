import { type JsonObject, lookUp } from '@partneros/domain';
import { byStatus, type Figure, worth } from './figure.ts';
import { fundFigures } from './fund-figures.ts';
import type { Ledger } from './ledger.ts';
import type { Recount } from './recount.ts';
import { movesOf, tierFigures } from './tier-figures.ts';

const REGISTRATIONS = ['submitted', 'under_review', 'approved', 'rejected', 'withdrawn'] as const;
const APPLICATIONS = ['under_review', 'approved', 'rejected'] as const;
const AGREEMENTS = ['sent', 'signed', 'voided'] as const;
const CONTRACTS = ['active', 'terminated'] as const;
const ACCOUNTS = ['provisioned', 'claimed'] as const;
const DEALS = ['open', 'won', 'lost'] as const;

/** The figures of a programme, counted up to three times over. */
export const figuresOf = (ledger: Ledger, found: Recount): readonly Figure[] => {
  const logged = (...types: readonly string[]) =>
    found.events.filter(({ type }) => types.includes(String(type))).length;
  const shown = (name: string) => [...ledger.shown(name).values()];
  const accepted = shown('application').filter(({ status }) => status === 'approved').length;
  const newcomers = ledger.importedLive.size + ledger.partnersCreated + accepted;
  const partners = ledger.importedSilently.size + newcomers;
  const deals = shown('deal');
  const joined = shown('partner').filter((partner) => lookUp(partner, 'portalOnboarding.completedAt'));

  return [
    { what: 'Partners', played: partners, listed: found.partners.length, logged: logged('PartnerCreated') },
    ...tierFigures(ledger, partners, found),
    {
      what: 'Contacts',
      played: partners + ledger.contactsAdded,
      listed: found.contacts.length,
      logged: logged('PartnerCreated', 'ContactAddedToPartner') - logged('ContactRemoved'),
    },
    ...byStatus('Applications', APPLICATIONS, shown('application'), found.applications, logged('ApplicationSubmitted')),
    ...found.affiliateLinks.map(({ slug, leadCount, id }) => ({
      what: `Applications by ${slug}`,
      played: ledger.leads.get(String(slug)) ?? 0,
      listed: Number(leadCount),
      logged: found.events.filter(
        ({ type, data }) => type === 'AffiliateLeadAttributed' && lookUp(data as JsonObject, 'affiliateLinkId') === id,
      ).length,
    })),
    ...accountFigures(ledger, found, newcomers, joined.length),
    ...byStatus(
      'Registrations',
      REGISTRATIONS,
      shown('dealRegistration'),
      found.registrations,
      logged('DealRegistrationSubmitted'),
    ),
    ...DEALS.map((status) => ({
      what: `Deals ${status}`,
      played: worth(deals.filter((deal) => deal.status === status)),
      listed: worth(found.deals.filter((deal) => deal.status === status)),
    })),
    { what: 'Deals in all', played: deals.length, listed: found.deals.length, logged: logged('DealOpened') },
    ...fundFigures(ledger, found),
    ...byStatus('Agreements', AGREEMENTS, shown('agreement'), found.agreements, logged('AgreementSent')),
    ...byStatus('Contracts', CONTRACTS, shown('contract'), found.contracts, logged('ContractCreated')),
    {
      what: 'Contracts renewed',
      played: ledger.renewals,
      listed: found.contracts.filter(({ renewedAt }) => renewedAt !== null).length,
      logged: logged('ContractRenewed'),
    },
    ...runFigures(ledger, found, newcomers, joined.length),
    {
      what: 'Tasks',
      played: shown('task').length + ledger.dealsLost + ledger.applications + ledger.nearRenewals,
      listed: found.tasks.length,
      logged: logged('TaskCreated'),
    },
    {
      what: 'Tasks done',
      played: shown('task').filter(({ status }) => status === 'completed').length,
      listed: found.tasks.filter(({ status }) => status === 'completed').length,
      logged: logged('TaskCompleted') - logged('TaskReopened'),
    },
    { what: 'Trainings assigned', listed: found.trainingAssignments.length, logged: logged('TrainingAssigned') },
    {
      what: 'Trainings completed',
      played: shown('trainingProgress').length,
      listed: found.trainingProgress.filter(({ completedAt }) => completedAt !== null).length,
      logged: logged('TrainingCompleted'),
    },
    {
      what: 'Certifications held',
      played: ledger.certified.size,
      listed: found.certifications.reduce((sum, { holders }) => sum + (holders as readonly unknown[]).length, 0),
      logged: logged('CertificationCompleted'),
    },
    {
      what: 'Mails that workflows sent',
      listed: found.mails.filter(({ status }) => status === 'sent').length,
      logged: found.events.filter(isMailSent).length,
    },
    {
      what: 'Mails in the outbox folder',
      played:
        newcomers * 2 +
        ledger.shown('dealRegistration').size +
        movesOf(ledger) +
        joined.length +
        signedOf(ledger) +
        ledger.certified.size +
        ledger.shown('mdfRequest').size,
      listed: found.outbox.length,
    },
  ];
};

const accountFigures = (
  ledger: Ledger,
  { portalAccounts, partners, events }: Recount,
  newcomers: number,
  joined: number,
): readonly Figure[] => {
  const claimed = ledger.shown('portalAccount').size;
  const logged = (wanted: string) => events.filter(({ type }) => type === wanted).length;
  const listed = (status: string) => portalAccounts.filter((account) => account.status === status).length;
  const [provisioned, taken] = ACCOUNTS;
  return [
    { what: 'Portal accounts waiting', played: newcomers - claimed, listed: listed(provisioned) },
    { what: 'Portal accounts claimed', played: claimed, listed: listed(taken), logged: logged('PortalAccountClaimed') },
    {
      what: 'Portal accounts in all',
      played: newcomers,
      listed: portalAccounts.length,
      logged: logged('PortalAccountProvisioned'),
    },
    {
      what: 'Partners that have joined',
      played: joined,
      listed: partners.filter((partner) => lookUp(partner, 'portalOnboarding.completedAt')).length,
      logged: logged('PartnerPortalOnboardingCompleted'),
    },
  ];
};

// A run for every event its workflow waits for; in the order the workflows were made.
const runFigures = (ledger: Ledger, found: Recount, newcomers: number, joined: number): readonly Figure[] => {
  const { runs, events } = found;
  const played = [
    newcomers,
    ledger.shown('dealRegistration').size,
    movesOf(ledger),
    ledger.dealsLost,
    ledger.shown('deal').size,
    ledger.applications,
    joined,
    signedOf(ledger),
    ledger.certified.size,
    ledger.shown('mdfRequest').size,
    ledger.nearRenewals,
  ];
  return [...runs].map(([name, rows], index) => ({
    what: `Runs: ${name}`,
    ...(played[index] !== undefined && { played: played[index] }),
    listed: rows.filter(({ status }) => status === 'succeeded').length,
    logged: events.filter(
      ({ type, data }) =>
        type === 'WorkflowRunCompleted' && rows.some(({ id }) => id === lookUp(data as JsonObject, 'runId')),
    ).length,
  }));
};

const signedOf = (ledger: Ledger): number =>
  [...ledger.shown('agreement').values()].filter(({ status }) => status === 'signed').length;

const isMailSent = ({ type, data }: JsonObject): boolean =>
  type === 'StepSucceeded' && lookUp(data as JsonObject, 'output.messageId') !== undefined;
