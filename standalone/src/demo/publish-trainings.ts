import { done, textAt } from '../client/ask.ts';
import type { Act } from './world.ts';

const TRAININGS = [
  { title: 'Selling together', tags: ['sales'], durationMinutes: 45 },
  { title: 'Solution architecture', tags: ['technical', 'foundation'], durationMinutes: 120 },
  { title: 'Writing a joint business plan', tags: ['sales', 'planning'], durationMinutes: 60 },
  { title: 'Security review (being written)', tags: ['technical'], durationMinutes: 90 },
] as const;

/** Trainings are written and published, all but one, and two specializations and a certification made of them. */
export const publishTrainings: Act = {
  title: 'Trainings, specializations and a certification are published',
  size: TRAININGS.length * 2 + 3,
  play: async ({ owner, trainings, certifications }) => {
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
    const path = '/api/enablement/certifications';
    const title = 'Partner seller';
    const body = { title, trainingIds: trainings.slice(0, 1).map(({ id }) => id), validDays: 365 };
    const created = await done(owner, { step: 'certification', method: 'POST', path, body });
    const id = textAt(created.body, 'certification.id');
    await done(owner, { step: 'publish-certification', method: 'POST', path: `${path}/${id}/publish` });
    certifications.push({ id, name: title });
  },
};
