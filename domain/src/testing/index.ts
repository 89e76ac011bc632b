export * from '../partner/partner.examples.ts';
export * from '../workflow/workflow.examples.ts';
export * from './given.ts';
