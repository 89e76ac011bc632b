export * from './eventstoredb-under-test.ts';
export * from './faults.ts';
export * from './faulty-wire.ts';
export * from './spawn-eventstoredb-double.ts';
export * from './start-eventstoredb-double.ts';
