import { type Decider, reject } from '../kernel/decider.ts';
import { type ApplicationFormEvent, applicationFormEvents } from './application-form.events.ts';
import type { ApplicationFormRejection } from './application-form.rejections.ts';
import { type ApplicationForm, evolveApplicationForm } from './application-form.state.ts';
import { type CreateApplicationForm, createApplicationForm } from './create-application-form.ts';
import { type EditApplicationFields, editApplicationFields } from './edit-application-fields.ts';
import { type PublishApplicationForm, publishApplicationForm } from './publish-application-form.ts';
import { type RemoveBanner, removeBanner } from './remove-banner.ts';
import { type SetAgreementSections, setAgreementSections } from './set-agreement-sections.ts';
import { type SetApplicationContent, setApplicationContent } from './set-application-content.ts';
import { type UnpublishApplicationForm, unpublishApplicationForm } from './unpublish-application-form.ts';
import { type UpdateApplicationForm, updateApplicationForm } from './update-application-form.ts';
import { type UploadBanner, uploadBanner } from './upload-banner.ts';

export type ApplicationFormCommand =
  | CreateApplicationForm
  | UpdateApplicationForm
  | EditApplicationFields
  | SetAgreementSections
  | SetApplicationContent
  | PublishApplicationForm
  | UnpublishApplicationForm
  | UploadBanner
  | RemoveBanner;

export const applicationForm: Decider<
  ApplicationForm,
  ApplicationFormCommand,
  ApplicationFormEvent,
  ApplicationFormRejection
> = {
  category: 'applicationForm',
  events: applicationFormEvents,
  evolve: evolveApplicationForm,
  decide: (command, form) => {
    if (command.type === 'CreateApplicationForm') return createApplicationForm(command, form);
    if (form === undefined) return reject('application-form-not-found');
    switch (command.type) {
      case 'UpdateApplicationForm':
        return updateApplicationForm(command, form);
      case 'EditApplicationFields':
        return editApplicationFields(command, form);
      case 'SetAgreementSections':
        return setAgreementSections(command, form);
      case 'SetApplicationContent':
        return setApplicationContent(command, form);
      case 'PublishApplicationForm':
        return publishApplicationForm(command, form);
      case 'UnpublishApplicationForm':
        return unpublishApplicationForm(command, form);
      case 'UploadBanner':
        return uploadBanner(command, form);
      case 'RemoveBanner':
        return removeBanner(command, form);
    }
  },
};
