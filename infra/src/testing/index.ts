export * from './event-feed.contract.ts';
export * from './event-store.contract.ts';
export * from './example-event.ts';
export * from './manual-clock.ts';
export * from './nasty-values.ts';
export * from './sequential-ids.ts';
export * from './serve-routes.ts';
export * from './temporary-folder.ts';
