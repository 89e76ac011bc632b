import { given } from '../testing/given.ts';
import { affiliateLink } from './affiliate-link.decider.ts';
import { affiliateLinkCreated, affiliateLinkUpdated, updateAffiliateLinkCommand } from './affiliate-link.examples.ts';

describe('update affiliate link', () => {
  it('changes what is given and differs', () => {
    given(affiliateLink, affiliateLinkCreated())
      .when(updateAffiliateLinkCommand({ name: 'Summer campaign', slug: 'spring', partnerId: null }))
      .then(affiliateLinkUpdated({ name: 'Summer campaign', partnerId: null }));
  });

  it('changes nothing the second time', () => {
    given(affiliateLink, affiliateLinkCreated(), affiliateLinkUpdated({ slug: 'summer' }))
      .when(updateAffiliateLinkCommand({ slug: 'summer', applicationFormId: null }))
      .thenNothing();
  });

  it('refuses a link nobody made', () => {
    given(affiliateLink)
      .when(updateAffiliateLinkCommand({ name: 'x' }))
      .thenRejected('affiliate-link-not-found');
  });
});
