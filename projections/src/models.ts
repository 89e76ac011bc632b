export * from './contacts/contacts.model.ts';
export * from './deal-registrations/deal-registrations.model.ts';
export * from './deals/deals.model.ts';
export * from './kernel/parked-events.ts';
export * from './partner-history/partner-history.model.ts';
export * from './partners/partners.model.ts';
