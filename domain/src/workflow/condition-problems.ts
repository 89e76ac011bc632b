import type { JsonValue } from '../kernel/json.ts';
import type { BranchCase, Condition } from './node-configs.ts';
import { pathProblem } from './template.ts';

/** What is wrong with the cases of a branch, one sentence each. */
export const branchProblems = (cases: readonly BranchCase[]): readonly string[] => {
  const ids = cases.map((branchCase) => branchCase.id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `cases: ${id} is used twice`),
    ...ids
      .filter((id) => id === 'else')
      .map(() => 'cases: else is the way out when no case holds, and cannot name one'),
    ...cases.flatMap(({ id, all, any }) =>
      (all ?? any ?? []).flatMap((condition) =>
        conditionProblems(condition).map((problem) => `case ${id}: ${problem}`),
      ),
    ),
  ];
};

const conditionProblems = ({ path, op, value }: Condition): readonly string[] =>
  [pathProblem(path), VALUES[op](value) ? undefined : `${path}: ${EXPECTED[op]}`].filter(
    (problem) => problem !== undefined,
  );

const given = (value: JsonValue | undefined) => value !== undefined;
const single = (value: JsonValue | undefined) => given(value) && value !== null && !Array.isArray(value);
const text = (value: JsonValue | undefined) => single(value) && typeof value !== 'object';
const some = (value: JsonValue | undefined) => (Array.isArray(value) ? value.length > 0 : text(value));

const VALUES: Readonly<Record<Condition['op'], (value: JsonValue | undefined) => boolean>> = {
  equals: given,
  notEquals: given,
  gte: single,
  lte: single,
  between: (value) => Array.isArray(value) && value.length === 2 && value.every(single),
  includesAny: some,
  includesAll: some,
  contains: text,
  exists: () => true,
  notExists: () => true,
  changed: () => true,
};

const EXPECTED: Readonly<Record<Condition['op'], string>> = {
  equals: 'expected a value to compare with',
  notEquals: 'expected a value to compare with',
  gte: 'expected a number or a date to compare with',
  lte: 'expected a number or a date to compare with',
  between: 'expected a list of two: the lowest and the highest value',
  includesAny: 'expected a value or a list of values to look for',
  includesAll: 'expected a value or a list of values to look for',
  contains: 'expected a text to look for',
  exists: '',
  notExists: '',
  changed: '',
};
