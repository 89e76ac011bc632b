export * from './misbehaviour.ts';
export * from './mongodb-double.ts';
