import type { Reserve } from '../reservation/execute-reserving.ts';
import type { Partner } from './partner.state.ts';

/** Within an organization one partner has a domain; an archived partner keeps its own. */
export const partnerDomain = (domain: string): Reserve<Partner> => ({
  kind: 'partner-domain',
  key: domain,
  holds: (partner) => partner.domain === domain,
});
