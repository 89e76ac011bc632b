import { done } from '../client/ask.ts';
import type { Command } from '../client/client.ts';
import { GROUP, groupOf, titled } from './month-group.ts';
import type { Act, Named } from './world.ts';

const GIVEN = 6;
const STAGES = ['onboard', 'enable', 'execute', 'optimize'] as const;
const MEETINGS = ['Kick-off', 'Pipeline review', 'Joint planning'] as const;

/** Partners get a manager, move through the stages, are met; a third is given a tier, the others have what they earn. */
export const partnerActs = (month: number): readonly Act[] => {
  const about = (part: string) => titled(month, part);
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
      title: about('some tiers are given by hand'),
      size: GIVEN,
      play: async (world) => {
        for (const [index, partner] of groupOf(world, month).slice(-GIVEN).entries())
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
      title: about('the others have the tier that they earn'),
      size: GROUP - GIVEN,
      play: async (world) => {
        for (const partner of groupOf(world, month).slice(0, -GIVEN))
          await done(world.owner, on(partner, 'unpin', { method: 'POST', path: to(partner, '/tier/unpin') }));
      },
    },
  ];
};

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
