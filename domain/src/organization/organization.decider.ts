import { type Decider, reject } from '../kernel/decider.ts';
import { type AddOwner, addOwner } from './add-owner.ts';
import { type ChangePortalSettings, changePortalSettings } from './change-portal-settings.ts';
import { type CreateOrganization, createOrganization } from './create-organization.ts';
import { type OrganizationEvent, organizationEvents } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
import { evolveOrganization, type Organization } from './organization.state.ts';
import { type RemoveOwner, removeOwner } from './remove-owner.ts';
import { type SetAiPlan, setAiPlan } from './set-ai-plan.ts';
import { type UpdateOrganization, updateOrganization } from './update-organization.ts';

export type OrganizationCommand =
  | CreateOrganization
  | UpdateOrganization
  | ChangePortalSettings
  | SetAiPlan
  | AddOwner
  | RemoveOwner;

export const organization: Decider<Organization, OrganizationCommand, OrganizationEvent, OrganizationRejection> = {
  category: 'organization',
  events: organizationEvents,
  evolve: evolveOrganization,
  decide: (command, organization) => {
    if (command.type === 'CreateOrganization') return createOrganization(command, organization);
    if (organization === undefined) return reject('organization-not-found');
    switch (command.type) {
      case 'UpdateOrganization':
        return updateOrganization(command, organization);
      case 'SetAiPlan':
        return setAiPlan(command, organization);
      case 'ChangePortalSettings':
        return changePortalSettings(command, organization);
      case 'AddOwner':
        return addOwner(command, organization);
      case 'RemoveOwner':
        return removeOwner(command, organization);
    }
  },
};
