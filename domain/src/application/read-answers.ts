import type { AgreementSection, ApplicationField } from '../application-form/application-form.events.ts';
import { answerSchemas } from '../application-form/field-types.ts';
import type { ApplicationAnswer } from './application.events.ts';
import type { ApplicationRejection } from './application.rejections.ts';

/** What an applicant was asked. */
export interface AskedForm {
  readonly fields: readonly ApplicationField[];
  readonly agreementSections: readonly AgreementSection[];
}

/** What an applicant sent. */
export interface Answered {
  readonly formData: Readonly<Record<string, string>>;
  readonly agreedSectionIds: readonly string[];
}

type Code = Extract<
  ApplicationRejection,
  | 'application-field-unknown'
  | 'application-field-missing'
  | 'application-answer-invalid'
  | 'application-agreement-missing'
>;

/** Something that is wrong with an answer, as one sentence. */
export interface AnswerProblem {
  readonly code: Code;
  readonly says: string;
}

/** Everything that is wrong with what was sent, the gravest kind first; empty when it can be taken. */
export const answerProblems = ({ fields, agreementSections }: AskedForm, sent: Answered): readonly AnswerProblem[] => {
  const asked = new Set(fields.map(({ fieldKey }) => fieldKey));
  const sections = new Set(agreementSections.map(({ sectionId }) => sectionId));
  const agreed = new Set(sent.agreedSectionIds);
  const given = (field: ApplicationField) => givenTo(field, sent);

  return [
    ...Object.keys(sent.formData)
      .filter((fieldKey) => !asked.has(fieldKey))
      .map((fieldKey) => problem('application-field-unknown', `formData.${fieldKey}: unknown field`)),
    ...[...agreed]
      .filter((sectionId) => !sections.has(sectionId))
      .map((id) => problem('application-field-unknown', `agreedSectionIds: there is no section ${id}`)),
    ...fields
      .filter((field) => field.required && given(field) === undefined)
      .map(({ fieldKey }) => problem('application-field-missing', `formData.${fieldKey}: required`)),
    ...fields.flatMap((field) => {
      const value = given(field);
      const says = value === undefined ? undefined : wrongWith(field, value);
      return says === undefined ? [] : problem('application-answer-invalid', `formData.${field.fieldKey}: ${says}`);
    }),
    ...agreementSections
      .filter(({ sectionId, required }) => required && !agreed.has(sectionId))
      .map(({ sectionId }) => problem('application-agreement-missing', `agreedSectionIds: ${sectionId} is required`)),
  ];
};

/** The answers as they are kept: in the form's order, without the empty ones. */
export const readAnswers = ({ fields }: AskedForm, sent: Answered): ApplicationAnswer[] =>
  fields.flatMap((field) => {
    const value = givenTo(field, sent);
    if (value === undefined) return [];
    const { fieldKey, label, partnerField, type } = field;
    return { fieldKey, label, partnerField, value: answerSchemas[type].schema.parse(value) };
  });

const problem = (code: Code, says: string): AnswerProblem => ({ code, says });

// An own property only: a form may not ask for `constructor`, and nothing else of an object is an answer. Pages send
// what is left empty as an empty text, and some say `false` for a box that is not checked.
const givenTo = ({ fieldKey, type }: ApplicationField, { formData }: Answered): string | undefined => {
  const value = Object.hasOwn(formData, fieldKey) ? formData[fieldKey] : undefined;
  if (value === undefined || value.trim() === '' || (type === 'checkbox' && value === 'false')) return undefined;
  return value;
};

const wrongWith = ({ type, options }: ApplicationField, value: string): string | undefined => {
  const { schema, says } = answerSchemas[type];
  const parsed = schema.safeParse(value);
  return !parsed.success || (type === 'choice' && !options.includes(parsed.data)) ? says : undefined;
};
