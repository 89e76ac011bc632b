import { fieldExample, fieldExamples, sectionExample } from '../application-form/application-form.examples.ts';
import { answerSchemas, FIELD_TYPES, type FieldType } from '../application-form/field-types.ts';
import { given } from '../testing/given.ts';
import { application } from './application.decider.ts';
import {
  affiliateLeadAttributed,
  answerExamples,
  applicationSubmitted,
  formDataExample,
  submitApplicationCommand,
} from './application.examples.ts';
import type { SubmitApplication } from './submit-application.ts';

type Data = SubmitApplication['data'];
const submit = (formData: Data['formData'], over: Partial<Data> = {}) =>
  given(application).when(submitApplicationCommand({ formData, ...over }));
const without = (...keys: readonly string[]) =>
  Object.fromEntries(Object.entries(formDataExample()).filter(([key]) => !keys.includes(key)));
const asking = (...fields: readonly ReturnType<typeof fieldExample>[]) => ({
  form: { formVersion: 1, fields, agreementSections: [] },
  agreedSectionIds: [],
});

describe('submit application', () => {
  it('keeps every answer with its question, and the version that was answered', () => {
    given(application).when(submitApplicationCommand()).then(applicationSubmitted());
  });

  it('counts as a lead of the link that it came by, in the same decision', () => {
    given(application)
      .when(submitApplicationCommand({ affiliateLinkId: 'link-1' }))
      .then(applicationSubmitted({ affiliateLinkId: 'link-1' }), affiliateLeadAttributed());
  });

  it('leaves out what was left empty', () => {
    submit({ ...formDataExample(), website: '  ', newsletter: 'false', size: '' }).then(
      applicationSubmitted({
        formData: answerExamples().filter(({ fieldKey }) => !['website', 'newsletter', 'size'].includes(fieldKey)),
      }),
    );
  });

  it('names every required answer that is missing, and every agreement, together', () => {
    submit(without('company', 'email'), { agreedSectionIds: [] }).thenRejected('application-field-missing', [
      'formData.company: required',
      'formData.email: required',
      'agreedSectionIds: terms is required',
    ]);
  });

  it('refuses without a required agreement, and takes a voluntary one or none', () => {
    submit(formDataExample(), { agreedSectionIds: [] }).thenRejected('application-agreement-missing', [
      'agreedSectionIds: terms is required',
    ]);
    const agreementSections = [sectionExample({ required: false })];
    const form = { formVersion: 1, fields: fieldExamples(), agreementSections };
    submit(formDataExample(), { form, agreedSectionIds: [] }).then(applicationSubmitted({ agreedSectionIds: [] }));
    submit(formDataExample(), { form, agreedSectionIds: ['terms', 'terms'] }).then(applicationSubmitted());
  });

  it('refuses a field and an agreement that the form does not have, whatever they are called', () => {
    submit({ ...formDataExample(), tier: 'Platinum', constructor: 'x', toString: 'x' } as never).thenRejected(
      'application-field-unknown',
      ['formData.tier: unknown field', 'formData.constructor: unknown field', 'formData.toString: unknown field'],
    );
    submit(formDataExample(), { agreedSectionIds: ['terms', 'other'] }).thenRejected('application-field-unknown', [
      'agreedSectionIds: there is no section other',
    ]);
  });

  it('takes nothing that is not its own property for an answer', () => {
    const inherited = Object.create({ email: 'eve@evil.example' }, Object.getOwnPropertyDescriptors(without('email')));
    submit(inherited).thenRejected('application-field-missing', ['formData.email: required']);
  });

  const answers: Readonly<Record<FieldType, { readonly fits: readonly string[]; readonly unfit: readonly string[] }>> =
    {
      text: { fits: ['Ünal', '=1+1'], unfit: ['a\nb', 'x'.repeat(501)] },
      textarea: { fits: ['a\nb'], unfit: ['x'.repeat(5_001)] },
      email: {
        fits: ['ada@acme.example'],
        unfit: ['ada', 'ada@acme.example,eve@evil.example', 'a\r\nBcc: b@c.example'],
      },
      url: { fits: ['https://acme.example/x'], unfit: ['acme', 'javascript:alert(1)'] },
      phone: { fits: ['+49 (30) 1234-5'], unfit: ['call me', '+'.repeat(41)] },
      number: { fits: ['12', '-3.5'], unfit: ['1e9', '١٢', '12,5'] },
      date: { fits: ['2026-05-16'], unfit: ['2026-02-30', '16.5.2026'] },
      choice: { fits: ['one'], unfit: ['three'] },
      checkbox: { fits: ['true'], unfit: ['on', 'TRUE', '1', 'yes'] },
    };
  for (const type of FIELD_TYPES) {
    const field = fieldExample({ type, required: true, options: type === 'choice' ? ['one', 'two'] : [] });
    const { fieldKey, label, partnerField } = field;

    it(`takes what is a ${type}`, () => {
      for (const value of answers[type].fits)
        submit({ [fieldKey]: value }, asking(field)).then(
          applicationSubmitted({ formData: [{ fieldKey, label, partnerField, value }], agreedSectionIds: [] }),
        );
    });

    it(`refuses what is no ${type}`, () => {
      for (const value of answers[type].unfit)
        submit({ [fieldKey]: value }, asking(field)).thenRejected('application-answer-invalid', [
          `formData.motivation: ${answerSchemas[type].says}`,
        ]);
    });
  }

  it('does not take an unchecked box for a checked one', () => {
    const box = fieldExample({ type: 'checkbox', required: true });
    submit({ motivation: 'false' }, asking(box)).thenRejected('application-field-missing', [
      'formData.motivation: required',
    ]);
  });

  it('refuses an answer to a version that is gone, when the applicant says which', () => {
    submit(formDataExample(), { seenVersion: 1 }).then(applicationSubmitted());
    submit(formDataExample(), { seenVersion: 2 }).thenRejected('application-form-changed');
  });

  it('refuses an id that is in use', () => {
    given(application, applicationSubmitted())
      .when(submitApplicationCommand())
      .thenRejected('application-already-exists');
  });
});
