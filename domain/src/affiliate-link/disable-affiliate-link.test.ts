import { given } from '../testing/given.ts';
import { affiliateLink } from './affiliate-link.decider.ts';
import {
  affiliateLinkCreated,
  affiliateLinkDisabled,
  affiliateLinkEnabled,
  affiliateLinkUpdated,
} from './affiliate-link.examples.ts';

const disable = {
  type: 'DisableAffiliateLink',
  data: { affiliateLinkId: 'link-1', disabledAt: '2026-06-01T12:00:00.000Z' },
} as const;
const enable = {
  type: 'EnableAffiliateLink',
  data: { affiliateLinkId: 'link-1', enabledAt: '2026-06-02T12:00:00.000Z' },
} as const;

describe('disable and enable affiliate link', () => {
  it('disables, and enables again', () => {
    given(affiliateLink, affiliateLinkCreated()).when(disable).then(affiliateLinkDisabled());
    given(affiliateLink, affiliateLinkCreated(), affiliateLinkDisabled()).when(enable).then(affiliateLinkEnabled());
  });

  it('changes nothing of what is so already', () => {
    given(affiliateLink, affiliateLinkCreated()).when(enable).thenNothing();
    given(affiliateLink, affiliateLinkCreated(), affiliateLinkDisabled(), affiliateLinkUpdated({ name: 'x' }))
      .when(disable)
      .thenNothing();
  });

  it('refuses a link nobody made', () => {
    for (const command of [disable, enable])
      given(affiliateLink).when(command).thenRejected('affiliate-link-not-found');
  });
});
