import { lookUp } from '@partneros/domain';
import { done, textAt } from '../client/ask.ts';
import type { Command } from '../client/client.ts';
import type { Act, Named, Registered, World } from './world.ts';

const GROUP = 16;
const REGISTRATIONS = 10;
const STAGES = ['onboard', 'enable', 'execute', 'optimize'] as const;
const MEETINGS = ['Kick-off', 'Pipeline review', 'Joint planning'] as const;

/**
 * What happens in one month of the programme: who, what and how much follow from the number of the month. Months are
 * played one after the other; no event is back-dated.
 */
export const monthActs = (month: number): readonly Act[] => {
  const about = (part: string) => `Month ${month}: ${part}`;
  const on = (partner: Named, what: string, command: Omit<Command, 'step'>): Command => ({
    step: `month-${month}-${what}-${partner.id}`,
    ...command,
  });
  const to = (partner: Named, rest: string) => `/api/partners/${partner.id}${rest}`;

  return [
    {
      title: about('partner managers take partners on'),
      size: GROUP,
      play: async (world) => {
        for (const [index, partner] of groupOf(world, month).entries())
          await done(
            world.owner,
            on(partner, 'manager', {
              method: 'POST',
              path: to(partner, '/manager'),
              body: { partnerManagerId: world.managers[1 + (index % 2)]?.id },
            }),
          );
      },
    },
    {
      title: about('partners move through the stages'),
      size: GROUP * Math.min(month, STAGES.length),
      play: async (world) => {
        for (const [age, stage] of STAGES.slice(0, month).entries())
          for (const partner of groupOf(world, month - age).slice(0, GROUP - 4 * age))
            await done(
              world.manager,
              on(partner, `stage-${age}`, { method: 'POST', path: to(partner, '/stage'), body: { stage } }),
            );
      },
    },
    {
      title: about('people are met, and written down'),
      size: GROUP,
      play: async (world) => {
        for (const [index, partner] of groupOf(world, month).entries())
          await done(world.manager, on(partner, 'meeting', meetingOrContact(partner, month, index)));
      },
    },
    {
      title: about('tiers are given'),
      size: 6,
      play: async (world) => {
        for (const [index, partner] of groupOf(world, month).slice(0, 6).entries())
          await done(
            world.owner,
            on(partner, 'tier', {
              method: 'POST',
              path: to(partner, '/tier'),
              body: { tier: ['Gold', 'Silver', 'Platinum'][index % 3] },
            }),
          );
      },
    },
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

/** The partners a month is about: no two months share any, as long as there are enough. */
const groupOf = ({ partners }: World, month: number): readonly Named[] => {
  const groups = Math.max(1, Math.floor(partners.length / GROUP));
  const first = (month - 1) % groups;
  return Array.from({ length: GROUP }, (_, index) => partners[index * groups + first]).filter(
    (partner) => partner !== undefined,
  );
};

const ofMonth = ({ registrations }: World, month: number): readonly Registered[] =>
  registrations.slice((month - 1) * REGISTRATIONS, month * REGISTRATIONS);

const meetingOrContact = (partner: Named, month: number, index: number): Omit<Command, 'step'> =>
  index % 3 === 0
    ? {
        method: 'POST',
        path: `/api/partners/${partner.id}/contacts`,
        body: {
          firstName: 'Noor',
          lastName: `Quist ${month}`,
          email: `noor.${month}.${index}@people.example`,
          title: 'Alliance manager',
        },
      }
    : {
        method: 'POST',
        path: `/api/partners/${partner.id}/activities`,
        body: { kind: 'meeting', summary: `${MEETINGS[index % MEETINGS.length]} with ${partner.name}` },
      };

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
