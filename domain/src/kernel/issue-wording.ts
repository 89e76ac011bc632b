import type { z } from 'zod';

/**
 * What is wrong with a value, for whoever sent it: `expected at least 1 character`. Words that a schema brings itself
 * stay as they are; where it brings none, zod's own read like source code.
 */
export const issueWording = (issue: z.core.$ZodIssue): string =>
  (ZODS_OWN.test(issue.message) ? wordingOf(issue) : undefined) ?? lowerFirst(issue.message);

const ZODS_OWN = /^(?:Invalid|Too small|Too big|Unrecognized)\b/;

const wordingOf = (issue: z.core.$ZodIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, /, received (\w+)$/.exec(issue.message)?.[1]);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : 'matches none of its forms';
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'has a form that is not taken';
    case 'too_small':
      return size(issue, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return size(issue, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`;
    case 'invalid_key':
      return `unfit name; ${issue.issues.map(issueWording).join(', ')}`;
    case 'unrecognized_keys':
      return `unknown: ${issue.keys.join(', ')}`;
    default:
      return undefined;
  }
};

const wrongType = (expected: string, received: string | undefined): string => {
  const wanted = `expected ${called(expected)}`;
  if (received === 'undefined') return `required; ${wanted}`;
  // `int` is the one type whose wrong values have its own.
  return received === undefined || received === 'NaN' || expected === 'int'
    ? wanted
    : `${wanted}, not ${called(received)}`;
};

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a string',
};

const called = (type: string): string => TYPES[type] ?? type;

const FORMATS: Readonly<Record<string, string>> = {
  date: 'expected a day such as 2026-05-16',
  datetime: 'expected a moment such as 2026-05-16T12:00:00.000Z',
  email: 'expected an e-mail address such as ada@acme.example',
  url: 'expected an address such as https://acme.example',
  uuid: 'expected a UUID',
};

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? `expected ${values[0]}` : `expected one of ${values.join(', ')}`;

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'entry', set: 'entry' };

const size = (
  { origin, exact }: { readonly origin: string; readonly exact?: boolean | undefined },
  bound: string,
  limit: number | bigint,
): string => {
  const unit = UNITS[origin];
  const many = Number(limit) === 1 ? unit : unit?.replace(/y$/, 'ie').concat('s');
  const amount = unit === undefined ? `${limit}` : `${limit} ${many}`;
  return `expected ${exact === true ? 'exactly' : bound} ${amount}`;
};

const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
