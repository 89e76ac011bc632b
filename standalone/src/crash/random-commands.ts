import { textAt } from '../client/ask.ts';
import type { Answer, Client, Command } from '../client/client.ts';
import type { Named } from '../demo/world.ts';
import type { Random } from './seeded-random.ts';

/** Records that several clients work on at once. */
export interface Shared {
  readonly partners: Named[];
  readonly registrations: string[];
  readonly deals: string[];
}

/** One client that sends one command after another, chosen by chance. */
export interface RandomClient {
  readonly name: string;
  readonly client: Client;
  readonly random: Random;
  readonly shared: Shared;
}

const STAGES = ['recruit', 'onboard', 'enable', 'execute', 'optimize'] as const;
const TIERS = ['Silver', 'Gold', 'Platinum'] as const;
const ACCOUNTS = 40;
const ABANDONED = 0.08;
const TWINS = 0.1;

/**
 * Sends commands until `stopped`. Some are sent twice at once under one key, some are left unknown when the first attempt
 * is not answered, and some are wrong and refused.
 */
export const sendAtRandom = async (own: RandomClient, stopped: AbortSignal): Promise<void> => {
  const { client, random, name } = own;
  for (let index = 1; !stopped.aborted; index += 1) {
    const command = choose(own, `${name}-${index}`);
    const chance = random.next();
    if (chance < ABANDONED) {
      learn(own, command, await client.send(command, 1));
    } else if (chance < ABANDONED + TWINS) {
      const [answer] = await Promise.all([client.send(command), client.send(command)]);
      learn(own, command, answer);
    } else {
      learn(own, command, await client.send(command));
    }
  }
};

const choose = ({ random, shared, name }: RandomClient, step: string): Command => {
  const partner = random.pick(shared.partners)?.id ?? 'nobody';
  const registration = random.pick(shared.registrations) ?? 'none';
  const deal = random.pick(shared.deals) ?? 'none';
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

const learn = ({ shared }: RandomClient, { path }: Command, answer: Answer | undefined): void => {
  if (answer === undefined || answer.status >= 400) return;
  if (path === '/api/partners')
    shared.partners.push({ id: textAt(answer.body, 'partner.id'), name: textAt(answer.body, 'partner.name') });
  if (path === '/api/deal-registrations') shared.registrations.push(textAt(answer.body, 'dealRegistration.id'));
  if (path.endsWith('/approve')) shared.deals.push(textAt(answer.body, 'dealRegistration.dealId'));
};
