export * from './kernel/parked-events.ts';
export * from './partners/partners.model.ts';
