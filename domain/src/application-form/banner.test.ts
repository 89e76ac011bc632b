import { given } from '../testing/given.ts';
import { applicationForm } from './application-form.decider.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import { applicationFormCreated } from './application-form.examples.ts';

const data = { applicationFormId: 'form-1', banner: { fileId: `${'a'.repeat(43)}-webp`, width: 1200, height: 400 } };
const upload = { type: 'UploadBanner', data } as const;
const remove = { type: 'RemoveBanner', data: { applicationFormId: 'form-1' } } as const;
const uploaded: ApplicationFormEvent = { type: 'BannerUploaded', data };
const removed: ApplicationFormEvent = { type: 'BannerRemoved', data: { applicationFormId: 'form-1' } };

describe('upload banner', () => {
  it('puts a picture over a form, and another in its place', () => {
    given(applicationForm, applicationFormCreated()).when(upload).then(uploaded);
    const other = { ...data, banner: { ...data.banner, fileId: `${'b'.repeat(43)}-webp` } };
    given(applicationForm, applicationFormCreated(), uploaded)
      .when({ type: 'UploadBanner', data: other })
      .then({ type: 'BannerUploaded', data: other });
  });

  it('changes nothing when it is there already', () => {
    given(applicationForm, applicationFormCreated(), uploaded).when(upload).thenNothing();
  });

  it('puts it there again after it was removed', () => {
    given(applicationForm, applicationFormCreated(), uploaded, removed).when(upload).then(uploaded);
  });

  it('refuses a form nobody created', () => {
    given(applicationForm).when(upload).thenRejected('application-form-not-found');
  });
});

describe('remove banner', () => {
  it('takes the picture off', () => {
    given(applicationForm, applicationFormCreated(), uploaded).when(remove).then(removed);
  });

  it('changes nothing when there is none', () => {
    given(applicationForm, applicationFormCreated()).when(remove).thenNothing();
    given(applicationForm, applicationFormCreated(), uploaded, removed).when(remove).thenNothing();
  });

  it('refuses a form nobody created', () => {
    given(applicationForm).when(remove).thenRejected('application-form-not-found');
  });
});
