export * from '../account-claim/account-claim.examples.ts';
export * from '../deal/deal.examples.ts';
export * from '../deal-registration/deal-registration.examples.ts';
export * from '../partner/partner.examples.ts';
export * from '../workflow/workflow.examples.ts';
export * from './given.ts';
export * from './recorded.ts';
