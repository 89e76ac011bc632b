import { type ApplicationFormEvent, applicationForm } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { resourceProjection } from '../kernel/resource-projection.ts';
import {
  type ApplicationFormRow,
  applicationFormsModel,
  publicApplicationFormsModel,
} from './application-forms.model.ts';

export const applicationForms = resourceProjection(applicationForm, applicationFormsModel);

export const publicApplicationForms: Projection<ApplicationFormRow, ApplicationFormEvent> = {
  ...resourceProjection(applicationForm, publicApplicationFormsModel),
  across: 'organizations',
};
