import { eventStoreInMemory } from '@partneros/domain/testing';
import { eventStoreContract } from './event-store.contract.ts';

eventStoreContract('the one that tests of domain use', async () => ({
  store: eventStoreInMemory(),
  close: async () => undefined,
}));
