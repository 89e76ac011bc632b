import { done, textAt } from '../client/ask.ts';
import type { Act } from './world.ts';

const TRAININGS = [
  { title: 'Selling together', tags: ['sales'], durationMinutes: 45 },
  { title: 'Solution architecture', tags: ['technical', 'foundation'], durationMinutes: 120 },
  { title: 'Writing a joint business plan', tags: ['sales', 'planning'], durationMinutes: 60 },
  { title: 'Security review (being written)', tags: ['technical'], durationMinutes: 90 },
] as const;

/** Trainings are written and published, all but one, and two specializations made of them. */
export const publishTrainings: Act = {
  title: 'Trainings and specializations are published',
  size: TRAININGS.length * 2 + 1,
  play: async ({ owner, trainings }) => {
    for (const [index, training] of TRAININGS.entries()) {
      const path = '/api/enablement/trainings';
      const created = await done(owner, { step: `training-${index}`, method: 'POST', path, body: training });
      const id = textAt(created.body, 'training.id');
      if (index === TRAININGS.length - 1) continue;
      await done(owner, { step: `publish-training-${index}`, method: 'POST', path: `${path}/${id}/publish` });
      trainings.push({ id, name: training.title });
    }
    for (const [index, title] of ['Certified seller', 'Certified architect'].entries())
      await done(owner, {
        step: `specialization-${index}`,
        method: 'POST',
        path: '/api/enablement/specializations',
        body: { title, trainingIds: trainings.slice(index, index + 2).map(({ id }) => id), isPublished: true },
      });
  },
};
