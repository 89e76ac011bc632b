export * from './misbehaviour.ts';
export * from './mongodb-double.ts';
export * from './mongodb-under-test.ts';
