export * from './kernel/fold-batch.ts';
export * from './kernel/parked-events.ts';
export * from './kernel/projection.ts';
export * from './kernel/resource-projection.ts';
export * from './kernel/run-projections.ts';
export * from './partners/partners.projection.ts';
export * from './projections.ts';
