import type { IntegrationFeed } from '@partneros/domain';
import { integrationFeedModel } from './integration-feed.model.ts';
import { type IntegrationFeedDeps, runIntegrationFeed } from './run-integration-feed.ts';

/** Publishes where there is somebody to publish to. It does not keep a process from being ready: brokers may be away. */
export const publishTo = (
  deps: Omit<IntegrationFeedDeps, 'integrationFeed'> & { readonly integrationFeed: IntegrationFeed | undefined },
) => {
  const { integrationFeed } = deps;
  if (integrationFeed === undefined) return { work: [], patient: [] };
  const running = runIntegrationFeed({ ...deps, integrationFeed });
  return { work: [{ ready: Promise.resolve(), stop: () => running.stop() }], patient: [integrationFeedModel] };
};
