import type { AgreementSection, ApplicationField } from './application-form.events.ts';

/** What the name of a field may look like: fit for a path in a template and for a column. */
export const FIELD_KEY = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** What is wrong with the questions of a form, one sentence each. */
export const fieldProblems = (fields: readonly ApplicationField[]): readonly string[] => [
  ...fields.flatMap(({ fieldKey, type, options }) => [
    ...(FIELD_KEY.test(fieldKey) ? [] : [`fields: ${fieldKey} is no fieldKey; use letters, digits and _`]),
    ...(RESERVED.has(fieldKey) ? [`fields: ${fieldKey} is a reserved name`] : []),
    ...(type === 'choice' && options.length === 0 ? [`fields: ${fieldKey} is a choice without options`] : []),
    ...(type !== 'choice' && options.length > 0 ? [`fields: ${fieldKey} has options, and is no choice`] : []),
    ...repeats(options).map((option) => `fields: ${fieldKey} offers ${option} more than once`),
  ]),
  ...repeats(fields.map(({ fieldKey }) => fieldKey.toLowerCase())).map(
    (fieldKey) => `fields: there is more than one ${fieldKey}`,
  ),
  ...repeats(fields.flatMap(({ partnerField }) => partnerField ?? [])).map(
    (partnerField) => `fields: more than one becomes the partner's ${partnerField}`,
  ),
];

/** What is wrong with the agreements of a form, one sentence each. */
export const sectionProblems = (sections: readonly AgreementSection[]): readonly string[] =>
  repeats(sections.map(({ sectionId }) => sectionId)).map(
    (sectionId) => `agreementSections: there is more than one ${sectionId}`,
  );

// Where answers become the properties of an object, these would be found on every one.
const RESERVED: ReadonlySet<string> = new Set([
  'prototype',
  ...Object.getOwnPropertyNames(Object.prototype).filter((name) => FIELD_KEY.test(name)),
]);

const repeats = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
