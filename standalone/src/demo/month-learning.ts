import { done } from '../client/ask.ts';
import { groupOf, postOf, titled } from './month-group.ts';
import type { Act } from './world.ts';

const LEARNERS = 4;
const CERTIFIED = 3;

/** Partners are given a training, take it, and most of them pass the certification: before any of them wins a deal. */
export const learningActs = (month: number): readonly Act[] => [
  {
    title: titled(month, 'people learn, and are certified'),
    size: LEARNERS * 2 + CERTIFIED,
    play: async (world) => {
      const { manager, trainings, certifications, portal } = world;
      const trainingId = trainings[0]?.id ?? '';
      const post = postOf(month);
      for (const [index, partner] of groupOf(world, month).slice(0, LEARNERS).entries()) {
        const learner = { partnerId: partner.id, contactId: partner.contactId };
        const path = `/api/partners/${partner.id}/training-assignments`;
        await done(manager, post('assign', partner, path, { trainingId }));
        // Who is in the portal says so themselves.
        const self = portal.find((person) => person.partner.id === partner.id)?.client ?? manager;
        await done(self, post('learn', partner, `/api/enablement/trainings/${trainingId}/complete`, learner));
        const certified = `/api/enablement/certifications/${certifications[0]?.id}/complete`;
        if (index < CERTIFIED) await done(manager, post('certify', partner, certified, learner));
      }
    },
  },
];
