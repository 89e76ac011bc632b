export * from './clock/system-clock.ts';
export * from './config.ts';
export * from './embedded/create-embedded-events.ts';
export * from './embedded/data-folder-lock.ts';
export * from './embedded/embedded-database.ts';
export * from './embedded/embedded-key-value-store.ts';
export * from './ids/uuid-ids.ts';
export * from './log/log.ts';
