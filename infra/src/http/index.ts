export * from './answer-outcome.ts';
export * from './at-least.ts';
export * from './cause-of.ts';
export type { Authenticate, FindMembership, Membership } from './check-access.ts';
export * from './create-http-app.ts';
export * from './paging.ts';
export * from './problem.ts';
export * from './rate-limits.ts';
export * from './route.ts';
