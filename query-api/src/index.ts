export * from './create-query-api.ts';
export * from './http/query-deps.ts';
export * from './routes.ts';
