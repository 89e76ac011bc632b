import { given } from '../testing/given.ts';
import { affiliateLink } from './affiliate-link.decider.ts';
import { affiliateLinkCreated, createAffiliateLinkCommand } from './affiliate-link.examples.ts';

describe('create affiliate link', () => {
  it('makes a link', () => {
    given(affiliateLink).when(createAffiliateLinkCommand()).then(affiliateLinkCreated());
  });

  it('refuses an id that is in use', () => {
    given(affiliateLink, affiliateLinkCreated())
      .when(createAffiliateLinkCommand())
      .thenRejected('affiliate-link-already-exists');
  });
});
