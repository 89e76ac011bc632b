import { TrainingResource } from '@partneros/domain';
import { anyRead } from '@partneros/infra/http';
import { trainingsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { findPublished } from './find-published.ts';

const PickedTraining = TrainingResource.omit({ organizationId: true, lessonIds: true, version: true });

export const pickTrainingsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-pickers/trainings',
  tag: 'Workflow pickers',
  summary: 'Published trainings, alphabetical by title',
  access: 'pickers:read',
  query: anyRead,
  answers: { status: 200, body: z.object({ trainings: z.array(PickedTraining) }) },
  handle: async ({ caller, query }, deps) => {
    const published = await findPublished(deps, trainingsModel, caller.organizationId, query.atLeast);
    return {
      body: {
        trainings: published.map(
          ({ organizationId: _organization, lessonIds: _lessons, version: _version, ...shown }) => shown,
        ),
      },
    };
  },
});
