import type { DataOf } from '../kernel/decider.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';
import type { CreateAffiliateLink } from './create-affiliate-link.ts';

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

export const affiliateLinkCreated = (over: Partial<Created> = {}): AffiliateLinkEvent => ({
  type: 'AffiliateLinkCreated',
  data: created(over),
});
