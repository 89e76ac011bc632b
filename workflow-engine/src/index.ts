export * from './create-workflow-engine.ts';
export * from './deadline-processes.ts';
export * from './engine-deps.ts';
export * from './kernel/engine-rows.ts';
export * from './processes/deadline-process.ts';
export * from './processes/partner-import/continue-partner-import.ts';
export * from './processes/process.ts';
export * from './processes.ts';
