import { given } from '../testing/given.ts';
import { applicationForm } from './application-form.decider.ts';
import {
  agreementSectionsChanged,
  applicationContentChanged,
  applicationFieldsChanged,
  applicationFormCreated,
  applicationFormPublished,
  applicationFormUnpublished,
  applicationFormUpdated,
  createApplicationFormCommand,
  fieldExample,
  fieldExamples,
  sectionExample,
} from './application-form.examples.ts';

const applicationFormId = 'form-1';
const publish = {
  type: 'PublishApplicationForm',
  data: { applicationFormId, publishedAt: '2026-05-16T12:00:00.000Z' },
} as const;
const unpublish = {
  type: 'UnpublishApplicationForm',
  data: { applicationFormId, unpublishedAt: '2026-05-17T12:00:00.000Z' },
} as const;
const update = (changes: { name?: string; slug?: string }) =>
  ({ type: 'UpdateApplicationForm', data: { applicationFormId, changes } }) as const;
const edit = (fields = [fieldExample()]) =>
  ({ type: 'EditApplicationFields', data: { applicationFormId, fields } }) as const;
const setSections = (agreementSections = [sectionExample({ title: 'New terms' })]) =>
  ({ type: 'SetAgreementSections', data: { applicationFormId, agreementSections } }) as const;
const setContent = (title: string) => {
  const event = applicationContentChanged({ title });
  if (event.type !== 'ApplicationContentChanged') throw new Error('not the event that it is an example of');
  return { type: 'SetApplicationContent', data: event.data } as const;
};

describe('create application form', () => {
  it('adds a draft', () => {
    given(applicationForm).when(createApplicationFormCommand()).then(applicationFormCreated());
  });

  it('refuses questions and agreements that make no sense, all at once', () => {
    given(applicationForm)
      .when(
        createApplicationFormCommand({
          fields: [fieldExample({ fieldKey: 'constructor' })],
          agreementSections: [sectionExample(), sectionExample()],
        }),
      )
      .thenRejected('application-form-invalid', [
        'fields: constructor is a reserved name',
        'agreementSections: there is more than one terms',
      ]);
  });

  it('refuses an id that is in use', () => {
    given(applicationForm, applicationFormCreated())
      .when(createApplicationFormCommand())
      .thenRejected('application-form-already-exists');
  });
});

describe('update application form', () => {
  it('records what is different', () => {
    given(applicationForm, applicationFormCreated())
      .when(update({ name: 'Resellers', slug: 'apply' }))
      .then(applicationFormUpdated({ slug: 'apply' }));
  });

  it('changes nothing when all is so already', () => {
    given(applicationForm, applicationFormCreated())
      .when(update({ slug: 'resellers' }))
      .thenNothing();
  });
});

describe('edit application fields', () => {
  it('asks other questions, under another version', () => {
    given(applicationForm, applicationFormCreated())
      .when(edit())
      .then(applicationFieldsChanged([fieldExample()]));
    given(applicationForm, applicationFormCreated(), agreementSectionsChanged([], 2))
      .when(edit())
      .then(applicationFieldsChanged([fieldExample()], 3));
  });

  it('changes nothing when they are the same', () => {
    given(applicationForm, applicationFormCreated()).when(edit(fieldExamples())).thenNothing();
  });

  it('refuses questions that make no sense', () => {
    given(applicationForm, applicationFormCreated())
      .when(edit([fieldExample({ type: 'choice' })]))
      .thenRejected('application-form-invalid', ['fields: motivation is a choice without options']);
  });

  it('refuses to leave a published form without any', () => {
    given(applicationForm, applicationFormCreated(), applicationFormPublished())
      .when(edit([]))
      .thenRejected('application-form-empty');
    given(applicationForm, applicationFormCreated()).when(edit([])).then(applicationFieldsChanged([]));
  });
});

describe('set agreement sections', () => {
  it('asks to agree to other texts, under another version', () => {
    given(applicationForm, applicationFormCreated())
      .when(setSections())
      .then(agreementSectionsChanged([sectionExample({ title: 'New terms' })]));
  });

  it('changes nothing when they are the same', () => {
    given(applicationForm, applicationFormCreated())
      .when(setSections([sectionExample()]))
      .thenNothing();
  });

  it('refuses two of one id', () => {
    given(applicationForm, applicationFormCreated())
      .when(setSections([sectionExample(), sectionExample()]))
      .thenRejected('application-form-invalid', ['agreementSections: there is more than one terms']);
  });
});

describe('set application content', () => {
  it('changes the words around the questions, and not the version', () => {
    given(applicationForm, applicationFormCreated())
      .when(setContent('Apply here'))
      .then(applicationContentChanged({ title: 'Apply here' }));
  });

  it('changes nothing when they are the same', () => {
    given(applicationForm, applicationFormCreated()).when(setContent('Become a partner')).thenNothing();
  });
});

describe('publish application form', () => {
  it('publishes a draft, and again what was unpublished', () => {
    given(applicationForm, applicationFormCreated()).when(publish).then(applicationFormPublished());
    given(applicationForm, applicationFormCreated(), applicationFormPublished(), applicationFormUnpublished())
      .when(publish)
      .then(applicationFormPublished());
  });

  it('says which slug and which version', () => {
    given(
      applicationForm,
      applicationFormCreated(),
      applicationFormUpdated({ slug: 'apply' }),
      applicationFieldsChanged(fieldExamples()),
    )
      .when(publish)
      .then(applicationFormPublished({ slug: 'apply', formVersion: 2 }));
  });

  it('changes nothing when it is published', () => {
    given(applicationForm, applicationFormCreated(), applicationFormPublished()).when(publish).thenNothing();
  });

  it('refuses a form that asks nothing', () => {
    given(applicationForm, applicationFormCreated({ fields: [] }))
      .when(publish)
      .thenRejected('application-form-empty');
  });
});

describe('unpublish application form', () => {
  it('closes it', () => {
    given(applicationForm, applicationFormCreated(), applicationFormPublished())
      .when(unpublish)
      .then(applicationFormUnpublished());
  });

  it('changes nothing when it is closed', () => {
    given(applicationForm, applicationFormCreated()).when(unpublish).thenNothing();
  });
});

describe('a form that nobody created', () => {
  for (const command of [update({}), edit(), setSections(), setContent('x'), publish, unpublish])
    it(`takes no ${command.type}`, () => {
      given(applicationForm).when(command).thenRejected('application-form-not-found');
    });
});
