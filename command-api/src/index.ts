export * from './create-command-api.ts';
export * from './http/command-deps.ts';
export * from './routes.ts';
