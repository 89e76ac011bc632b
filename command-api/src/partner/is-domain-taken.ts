import { type ExecuteDeps, holderOf, load, partner, partnerDomain } from '@partneros/domain';

/** Has a partner of the organization this domain? */
export const isDomainTaken = async (deps: ExecuteDeps, organizationId: string, domain: string): Promise<boolean> => {
  const reserve = partnerDomain(domain);
  const holder = await holderOf(deps, organizationId, reserve);
  const found = holder && (await load(deps, partner, organizationId, holder));
  return found ? reserve.holds(found.state) : false;
};
