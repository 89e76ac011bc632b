import type { DataOf } from '../kernel/decider.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';
import type { CreateAffiliateLink } from './create-affiliate-link.ts';
import type { UpdateAffiliateLink } from './update-affiliate-link.ts';

type Created = DataOf<AffiliateLinkEvent, 'AffiliateLinkCreated'>;

const created = (over: Partial<Created>): Created => ({
  affiliateLinkId: 'link-1',
  name: 'Spring campaign',
  slug: 'spring',
  applicationFormId: null,
  partnerId: 'partner-1',
  ...over,
});

export const createAffiliateLinkCommand = (over: Partial<Created> = {}): CreateAffiliateLink => ({
  type: 'CreateAffiliateLink',
  data: created(over),
});

export const updateAffiliateLinkCommand = (changes: UpdateAffiliateLink['data']['changes']): UpdateAffiliateLink => ({
  type: 'UpdateAffiliateLink',
  data: { affiliateLinkId: 'link-1', changes },
});

export const affiliateLinkUpdated = (
  changes: DataOf<AffiliateLinkEvent, 'AffiliateLinkUpdated'>['changes'],
): AffiliateLinkEvent => ({ type: 'AffiliateLinkUpdated', data: { affiliateLinkId: 'link-1', changes } });

export const affiliateLinkDisabled = (disabledAt = '2026-06-01T12:00:00.000Z'): AffiliateLinkEvent => ({
  type: 'AffiliateLinkDisabled',
  data: { affiliateLinkId: 'link-1', disabledAt },
});

export const affiliateLinkEnabled = (enabledAt = '2026-06-02T12:00:00.000Z'): AffiliateLinkEvent => ({
  type: 'AffiliateLinkEnabled',
  data: { affiliateLinkId: 'link-1', enabledAt },
});

export const affiliateLinkCreated = (over: Partial<Created> = {}): AffiliateLinkEvent => ({
  type: 'AffiliateLinkCreated',
  data: created(over),
});
