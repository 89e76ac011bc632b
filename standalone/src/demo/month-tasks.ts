import { done, textAt } from '../client/ask.ts';
import { groupOf, postOf, titled } from './month-group.ts';
import type { Act } from './world.ts';

const TASKS = 3;

/** Tasks are given; one is done, one is done and taken up again, one stays. */
export const taskActs = (month: number): readonly Act[] => [
  {
    title: titled(month, 'tasks are given, and done'),
    size: TASKS * 2,
    play: async (world) => {
      const post = postOf(month);
      for (const [index, partner] of groupOf(world, month).slice(0, TASKS).entries()) {
        const body = { title: `Call ${partner.name}`, partnerId: partner.id, assigneeId: world.managers[1]?.id };
        const given = await done(world.owner, post('task', partner, '/api/tasks', body));
        const path = `/api/tasks/${textAt(given.body, 'task.id')}`;
        if (index < 2) await done(world.manager, post('do', partner, `${path}/complete`));
        if (index === 1) await done(world.manager, post('again', partner, `${path}/reopen`));
      }
    },
  },
];
