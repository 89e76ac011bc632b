import { deepEqual } from 'node:assert/strict';
import { z } from 'zod';
import { CalendarDate, EmailAddress, Id, Instant, line, Slug, WebAddress } from './fields.ts';
import { issueWording } from './issue-wording.ts';

describe('what is wrong with a value', () => {
  const cases: readonly (readonly [schema: z.ZodType, value: unknown, wording: string])[] = [
    [z.string(), undefined, 'required; expected a string'],
    [z.array(z.string()), undefined, 'required; expected a list'],
    [z.record(z.string(), z.string()), undefined, 'required; expected an object'],
    [z.string(), 1, 'expected a string, not a number'],
    [z.strictObject({}), [], 'expected an object, not a list'],
    [z.string(), null, 'expected a string, not null'],
    [z.boolean(), 'yes', 'expected true or false, not a string'],
    [z.int(), 1.5, 'expected a whole number'],
    [z.coerce.number(), 'x', 'expected a number'],
    [z.enum(['meeting', 'call']), 'x', 'expected one of meeting, call'],
    [z.literal('partneros-workflow/1'), 'x', 'expected partneros-workflow/1'],
    [z.string().min(1), '', 'expected at least 1 character'],
    [z.string().max(200), 'x'.repeat(201), 'expected at most 200 characters'],
    [z.string().length(3), 'x', 'expected exactly 3 characters'],
    [z.array(z.string()).min(2), [], 'expected at least 2 entries'],
    [z.number().gt(0), 0, 'expected more than 0'],
    [z.number().lt(9), 9, 'expected less than 9'],
    [z.number().multipleOf(5), 3, 'expected a multiple of 5'],
    [z.string().regex(/^a$/), 'b', 'has a form that is not taken'],
    [Id, 'two words', 'expected an id: 1 to 64 letters, digits, - and _'],
    [Instant, 'yesterday', 'expected a moment such as 2026-05-16T12:00:00.000Z'],
    [CalendarDate, '16.5.2026', 'expected a day such as 2026-05-16'],
    [EmailAddress, 'x', 'expected an e-mail address such as ada@acme.example'],
    [WebAddress, 'x', 'expected an address such as https://acme.example'],
    [Slug, 'A b', 'expected lower-case letters, digits and single dashes'],
    [line(9), 'a\nb', 'expected one line of text'],
    [z.union([z.string(), z.number()]), true, 'matches none of its forms'],
    [z.record(Slug, z.string()), { 'A b': '' }, 'unfit name; expected lower-case letters, digits and single dashes'],
  ];
  for (const [schema, value, wording] of cases)
    it(`is told in words that anybody knows: ${wording}`, () => {
      deepEqual(schema.safeParse(value).error?.issues.map(issueWording), [wording]);
    });

  it('names the kinds of thing that there are where it is of none of them', () => {
    const kinds = z.discriminatedUnion('is', [z.object({ is: z.literal('on') }), z.object({ is: z.literal('off') })]);
    deepEqual(kinds.safeParse({ is: 'half' }).error?.issues.map(issueWording), ['expected one of on, off']);
  });
});
