import type { Decision } from '../kernel/decider.ts';
import { defined, type Partially } from '../kernel/defined.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { OrganizationEvent, PortalSettings } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
import type { Organization } from './organization.state.ts';

/** Changes how partners are let into the portal; what is not given stays. */
export interface ChangePortalSettings {
  readonly type: 'ChangePortalSettings';
  readonly data: { readonly organizationId: string } & Partially<PortalSettings>;
}

export const changePortalSettings = (
  { data: { organizationId, provisioning, onboardingSteps } }: ChangePortalSettings,
  { portal }: Organization,
): Decision<OrganizationEvent, OrganizationRejection> => {
  const changes = defined<PortalSettings>({
    provisioning: provisioning === portal.provisioning ? undefined : provisioning,
    onboardingSteps: onboardingSteps && sameJson(onboardingSteps, portal.onboardingSteps) ? undefined : onboardingSteps,
  });
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'PortalSettingsChanged', data: { organizationId, changes } }];
};
