import { lookUp } from '@partneros/domain';
import { done, textAt } from '../client/ask.ts';
import { groupOf, titled } from './month-group.ts';
import type { Act, Named, Registered, World } from './world.ts';

const REGISTRATIONS = 10;

/** Deals are registered and decided, and what was approved is won and lost. */
export const dealActs = (month: number): readonly Act[] => {
  const about = (part: string) => titled(month, part);
  return [
    {
      title: about('partners register deals; some accounts are taken'),
      size: REGISTRATIONS,
      play: async (world) => {
        for (const [index, partner] of groupOf(world, month).slice(0, REGISTRATIONS).entries())
          await registerDeal(world, month, index, partner);
      },
    },
    {
      title: about('registrations are reviewed and decided'),
      size: REGISTRATIONS * 2,
      play: async (world) => {
        for (const [index, registration] of ofMonth(world, month).entries()) await decide(world, index, registration);
      },
    },
    {
      title: about('deals are won and lost'),
      size: 6,
      play: async (world) => {
        const approved = ofMonth(world, month).filter(({ dealId }) => dealId !== undefined);
        for (const [index, registration] of approved.entries()) await close(world, index, registration);
      },
    },
  ];
};

const ofMonth = ({ registrations }: World, month: number): readonly Registered[] =>
  registrations.slice((month - 1) * REGISTRATIONS, month * REGISTRATIONS);

// Every fourth registration is for the account of the one before it.
const registerDeal = async (world: World, month: number, index: number, partner: Named): Promise<void> => {
  const account = index % 4 === 3 ? index - 1 : index;
  const name = `Customer ${month}-${account + 1}`;
  const minor = (5_000 + 1_000 * ((index * 7 + month * 13) % 50)) * 100;
  const answer = await done(world.manager, {
    step: `month-${month}-register-${index}`,
    method: 'POST',
    path: '/api/deal-registrations',
    body: {
      partnerId: partner.id,
      accountName: name,
      accountDomain: `customer-${month}-${account + 1}.example`,
      amount: { minor, currency: 'EUR' },
      expectedCloseDate: '2027-06-30',
    },
  });
  const contested = lookUp(answer.body, 'dealRegistration.conflict') !== null;
  world.registrations.push({ id: textAt(answer.body, 'dealRegistration.id'), name, minor, contested });
};

const decide = async ({ manager }: World, index: number, registration: Registered): Promise<void> => {
  const act = (what: string, body?: object) =>
    done(manager, {
      step: `${what}-${registration.id}`,
      method: 'POST',
      path: `/api/deal-registrations/${registration.id}/${what}`,
      ...(body && { body }),
    });
  if (index === REGISTRATIONS - 1) {
    await act('withdraw');
    return;
  }
  await act('start-review');
  if (registration.contested) {
    await act('decline', { reason: `Another partner registered ${registration.name} first.` });
  } else if (index % 5 !== 4) {
    const approved = await act('approve');
    registration.dealId = textAt(approved.body, 'dealRegistration.dealId');
  }
};

const close = async ({ manager }: World, index: number, { dealId, minor }: Registered): Promise<void> => {
  const act = (what: string, body?: object) =>
    done(manager, {
      step: `${what}-${dealId}`,
      method: 'POST',
      path: `/api/deals/${dealId}/${what}`,
      ...(body && { body }),
    });
  // The fourth stays open; every third is lost, and the first of those is taken up again.
  if (index === 3) return;
  if (index % 3 === 2) {
    await act('close-lost', { reason: 'Their budget went elsewhere.' });
    if (index !== 2) return;
    await act('reopen');
  }
  await act('close-won', { amount: { minor: minor + 50_000, currency: 'EUR' } });
};
