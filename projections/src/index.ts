export * from './integration-feed/integration-event-of.ts';
export * from './integration-feed/run-integration-feed.ts';
export * from './kernel/fold-batch.ts';
export * from './kernel/projection.ts';
export * from './kernel/resource-projection.ts';
export * from './kernel/run-projections.ts';
export * from './models.ts';
export * from './projections.ts';
