export * from './misbehaviour.js';
export * from './mongodb-double.js';
//# sourceMappingURL=index.js.map
