import { deepEqual } from 'node:assert/strict';
import { fieldExample, fieldExamples, sectionExample } from './application-form.examples.ts';
import { fieldProblems, sectionProblems } from './form-problems.ts';

describe('the questions of a form', () => {
  it('are fine when each has a name of its own', () => {
    deepEqual(fieldProblems(fieldExamples()), []);
    deepEqual(sectionProblems([sectionExample(), sectionExample({ sectionId: 'privacy' })]), []);
  });

  it('have names that are no path, no prototype and no formula', () => {
    for (const fieldKey of [
      '',
      ' a',
      'a.b',
      '$set',
      '__proto__',
      '1st',
      'naïve',
      'ﬁeld',
      '=cmd',
      'x'.repeat(65),
      'a\0',
    ])
      deepEqual(
        fieldProblems([fieldExample({ fieldKey })]),
        [`fields: ${fieldKey} is no fieldKey; use letters, digits and _`],
        fieldKey,
      );
    for (const fieldKey of ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'])
      deepEqual(fieldProblems([fieldExample({ fieldKey })]), [`fields: ${fieldKey} is a reserved name`]);
  });

  it('have no two names that differ in case only, nor two answers for one thing', () => {
    deepEqual(fieldProblems([fieldExample({ fieldKey: 'email' }), fieldExample({ fieldKey: 'eMail' })]), [
      'fields: there is more than one email',
    ]);
    const twice = ['a', 'b'].map((fieldKey) => fieldExample({ fieldKey, partnerField: 'name' }));
    deepEqual(fieldProblems(twice), ["fields: more than one becomes the partner's name"]);
    deepEqual(sectionProblems([sectionExample(), sectionExample()]), [
      'agreementSections: there is more than one terms',
    ]);
  });

  it('offer options where there is a choice, each once, and nowhere else', () => {
    deepEqual(fieldProblems([fieldExample({ type: 'choice' })]), ['fields: motivation is a choice without options']);
    deepEqual(fieldProblems([fieldExample({ options: ['a'] })]), ['fields: motivation has options, and is no choice']);
    deepEqual(fieldProblems([fieldExample({ type: 'choice', options: ['a', 'b', 'a'] })]), [
      'fields: motivation offers a more than once',
    ]);
  });
});
