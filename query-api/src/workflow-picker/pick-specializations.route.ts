import { SpecializationResource } from '@partneros/domain';
import { anyRead } from '@partneros/infra/http';
import { specializationsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { findPublished } from './find-published.ts';

const PickedSpecialization = SpecializationResource.omit({ organizationId: true, version: true, trainingIds: true });

export const pickSpecializationsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-pickers/specializations',
  tag: 'Workflow pickers',
  summary: 'Published specializations, alphabetical by title',
  access: 'pickers:read',
  query: anyRead,
  answers: { status: 200, body: z.object({ specializations: z.array(PickedSpecialization) }) },
  handle: async ({ caller, query }, deps) => {
    const published = await findPublished(deps, specializationsModel, caller.organizationId, query.atLeast);
    return {
      body: {
        specializations: published.map(
          ({ organizationId: _organization, version: _version, trainingIds: _trainings, ...shown }) => shown,
        ),
      },
    };
  },
});
