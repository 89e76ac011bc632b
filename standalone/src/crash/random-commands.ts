import type { JsonObject } from '@partneros/domain';
import { textAt } from '../client/ask.ts';
import type { Answer, Client, Command } from '../client/client.ts';
import { application } from '../demo/month-applications.ts';
import { LINK_SLUGS } from '../demo/prepare-office.ts';
import type { PartnerNamed, World } from '../demo/world.ts';
import type { Random } from './seeded-random.ts';

/** Records that several clients work on at once. */
export interface Shared {
  readonly partners: PartnerNamed[];
  readonly registrations: string[];
  readonly deals: string[];
  readonly applications: string[];
  readonly requests: string[];
  readonly payments: string[];
  readonly certificationId: string;
}

/** What clients begin with in a programme that stands. */
export const sharedBy = ({ partners, certifications }: World): Shared => ({
  partners: [...partners],
  registrations: [],
  deals: [],
  applications: [],
  requests: [],
  payments: [],
  certificationId: certifications[0]?.id ?? '',
});

/** One client that sends one command after another, chosen by chance. */
export interface RandomClient {
  readonly name: string;
  readonly client: Client;
  /** Somebody who is not signed in, at an address of their own. */
  readonly newVisitor: () => Client;
  readonly random: Random;
  readonly shared: Shared;
}

const STAGES = ['recruit', 'onboard', 'enable', 'execute', 'optimize'] as const;
const TIERS = ['Silver', 'Gold', 'Platinum'] as const;
const ACCOUNTS = 40;
const ABANDONED = 0.08;
const TWINS = 0.1;
const APPLICANTS = 12;
const NEWEST = 5;
const APPLY = '/api/partners/applications/submit';

/**
 * Sends commands until `stopped`. Some are sent twice at once under one key, some are left unknown when the first attempt
 * is not answered, and some are wrong and refused.
 */
export const sendAtRandom = async (own: RandomClient, stopped: AbortSignal): Promise<void> => {
  const { random, name } = own;
  for (let index = 1; !stopped.aborted; index += 1) {
    const command = choose(own, `${name}-${index}`);
    const client = command.path === APPLY ? own.newVisitor() : own.client;
    const chance = random.next();
    if (chance < ABANDONED) {
      await learn(own, command, await client.send(command, 1));
    } else if (chance < ABANDONED + TWINS) {
      const [answer] = await Promise.all([client.send(command), client.send(command)]);
      await learn(own, command, answer);
    } else {
      await learn(own, command, await client.send(command));
    }
  }
};

const choose = ({ random, shared, name }: RandomClient, step: string): Command => {
  const { id: partner = 'nobody', contactId = 'nobody' } = random.pick(shared.partners) ?? {};
  const registration = random.pick(shared.registrations) ?? 'none';
  const deal = random.pick(shared.deals) ?? 'none';
  const applicant = random.pick(shared.applications) ?? 'none';
  const request = random.pick(shared.requests) ?? 'none';
  const payment = random.pick(shared.payments) ?? 'none';
  const post = (path: string, body?: object): Command => ({ step, method: 'POST', path, ...(body && { body }) });
  const onPartner = (what: string, body: object) => post(`/api/partners/${partner}/${what}`, body);
  const number = random.below(1_000_000);

  const choices: readonly (() => Command)[] = [
    () => post('/api/partners', partnerBody(step)),
    // A domain that may be taken.
    () => post('/api/partners', partnerBody(`${name}-${random.below(20)}`)),
    () => onPartner('stage', { stage: random.pick(STAGES) }),
    () => onPartner('stage', { stage: random.pick(STAGES) }),
    () => onPartner('tier', { tier: random.pick(TIERS) }),
    () => onPartner('contacts', { firstName: 'Noor', lastName: step, email: `${step}@people.example` }),
    () => onPartner('activities', { kind: 'call', summary: `Call ${step}` }),
    () => post('/api/deal-registrations', registrationBody(partner, random.below(ACCOUNTS), number)),
    () => post('/api/deal-registrations', registrationBody(partner, random.below(ACCOUNTS), number)),
    () => post(`/api/deal-registrations/${registration}/approve`),
    () => post(`/api/deal-registrations/${registration}/decline`, { reason: 'Taken.' }),
    () => post(`/api/deals/${deal}/close-won`),
    () => post(`/api/deals/${deal}/close-lost`, { reason: 'Price.' }),
    () => post(`/api/deals/${deal}/reopen`),
    () => onPartner('tier/unpin', {}),
    () => application(step, `company-${step}`, random.pick(LINK_SLUGS)),
    // A company that has applied already, perhaps.
    () => application(step, `company-${random.below(APPLICANTS)}`, random.pick(LINK_SLUGS)),
    // For a company that somebody else has applied for.
    () => application(step, `company-${random.below(APPLICANTS)}`, random.pick(LINK_SLUGS), step),
    () => post(`/api/applications/${applicant}/approve`),
    () => post(`/api/applications/${applicant}/approve`),
    () => post(`/api/applications/${applicant}/reject`, { reason: 'Not now.' }),
    () => post('/api/mdf-requests', { partnerId: partner, title: step, amount: { minor: number, currency: 'EUR' } }),
    () => post(`/api/mdf-requests/${request}/approve`),
    () => post(`/api/mdf-requests/${request}/decline`),
    () => post(`/api/mdf-requests/${request}/submit-proof`, { note: 'It was full.' }),
    () => post(`/api/mdf-requests/${request}/pay`),
    () => onPartner('payments', { amount: { minor: number + 1, currency: 'EUR' } }),
    () => post(`/api/payments/${payment}/reverse`),
    () => post(`/api/enablement/certifications/${shared.certificationId}/complete`, { partnerId: partner, contactId }),
  ];
  return random.pick(choices as [() => Command, ...(() => Command)[]])();
};

const partnerBody = (id: string) => ({
  name: `Partner ${id}`,
  domain: `${id}.example`,
  tier: 'Registered',
  primaryContact: { firstName: 'Ada', lastName: id, email: `ada@${id}.example` },
});

const registrationBody = (partnerId: string, account: number, number: number) => ({
  partnerId,
  accountName: `Account ${account}`,
  accountDomain: `account-${account}.example`,
  amount: { minor: number, currency: 'EUR' },
});

const learn = async (
  { shared, client }: RandomClient,
  { path }: Command,
  answer: Answer | undefined,
): Promise<void> => {
  if (answer === undefined || answer.status >= 400) return;
  const { body } = answer;
  if (path === '/api/partners')
    shared.partners.push({
      id: textAt(body, 'partner.id'),
      name: textAt(body, 'partner.name'),
      contactId: textAt(body, 'partner.primaryContactId'),
    });
  if (path === '/api/deal-registrations') shared.registrations.push(textAt(body, 'dealRegistration.id'));
  if (path === '/api/mdf-requests') shared.requests.push(textAt(body, 'mdfRequest.id'));
  if (path.endsWith('/payments')) shared.payments.push(textAt(body, 'payment.id'));
  if (path.endsWith('/pay')) shared.payments.push(textAt(body, 'mdfRequest.paymentId'));
  if (/deal-registrations\/[^/]+\/approve$/.test(path)) shared.deals.push(textAt(body, 'dealRegistration.dealId'));
  // Who applies is told no id: it is found in the inbox, beside those that the programme itself decides on.
  if (path === APPLY) {
    const inbox = await client.read(`/api/applications?status=submitted&search=company-&limit=${NEWEST}`);
    for (const row of inbox.applications as readonly JsonObject[]) shared.applications.push(textAt(row, 'id'));
  }
};
