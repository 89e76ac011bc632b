import { invitation } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { invitationsModel } from './invitations.model.ts';

export const invitations = resourceProjection(invitation, invitationsModel);
