export * from '../partner/partner.examples.ts';
export * from './given.ts';
