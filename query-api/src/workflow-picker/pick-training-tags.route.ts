import { foldText } from '@partneros/domain';
import { anyRead } from '@partneros/infra/http';
import { trainingsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { findPublished } from './find-published.ts';

export const pickTrainingTagsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflow-pickers/training-tags',
  tag: 'Workflow pickers',
  summary: 'The tags of published trainings, each once, alphabetical',
  access: 'pickers:read',
  query: anyRead,
  answers: { status: 200, body: z.object({ tags: z.array(z.string()) }) },
  handle: async ({ caller, query }, deps) => {
    const published = await findPublished(deps, trainingsModel, caller.organizationId, query.atLeast);
    const tags = new Set(published.flatMap((training) => training.tags));
    return { body: { tags: [...tags].sort(alphabetical) } };
  },
});

// Without case and accents, like titles; tags that differ in nothing else stay apart, in a fixed order.
const alphabetical = (one: string, other: string): number =>
  compare(foldText(one), foldText(other)) || compare(one, other);

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
