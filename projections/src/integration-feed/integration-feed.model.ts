import type { ReadModel } from '@partneros/domain';

/**
 * How far the integration feed has been published: a checkpoint, without rows. A new `version` publishes everything
 * again from the first event, under the same ids.
 */
export const integrationFeedModel: ReadModel<Record<string, never>> = {
  name: 'integration-feed',
  version: 1,
  fields: {},
};
