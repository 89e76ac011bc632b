import type { Partner } from './partner.state.ts';

/** A partner as its own people see it: what we think of it is not for them. Everybody else sees it whole. */
export const seenByPartner = <Shown extends Pick<Partner, 'fitScore' | 'healthScore'>>(
  own: string | undefined,
  shown: Shown,
): Shown => (own === undefined ? shown : { ...shown, fitScore: null, healthScore: null });
