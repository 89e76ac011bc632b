import { type Decider, reject } from '../kernel/decider.ts';
import { type AffiliateLinkEvent, affiliateLinkEvents } from './affiliate-link.events.ts';
import type { AffiliateLinkRejection } from './affiliate-link.rejections.ts';
import { type AffiliateLink, evolveAffiliateLink } from './affiliate-link.state.ts';
import { type CreateAffiliateLink, createAffiliateLink } from './create-affiliate-link.ts';
import { type DisableAffiliateLink, disableAffiliateLink } from './disable-affiliate-link.ts';
import { type EnableAffiliateLink, enableAffiliateLink } from './enable-affiliate-link.ts';
import { type UpdateAffiliateLink, updateAffiliateLink } from './update-affiliate-link.ts';

export type AffiliateLinkCommand =
  | CreateAffiliateLink
  | UpdateAffiliateLink
  | DisableAffiliateLink
  | EnableAffiliateLink;

export const affiliateLink: Decider<AffiliateLink, AffiliateLinkCommand, AffiliateLinkEvent, AffiliateLinkRejection> = {
  category: 'affiliateLink',
  events: affiliateLinkEvents,
  evolve: evolveAffiliateLink,
  decide: (command, link) => {
    if (command.type === 'CreateAffiliateLink') return createAffiliateLink(command, link);
    if (link === undefined) return reject('affiliate-link-not-found');
    switch (command.type) {
      case 'UpdateAffiliateLink':
        return updateAffiliateLink(command, link);
      case 'DisableAffiliateLink':
        return disableAffiliateLink(command, link);
      case 'EnableAffiliateLink':
        return enableAffiliateLink(command, link);
    }
  },
};
