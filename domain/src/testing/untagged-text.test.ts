import { expect } from 'chai';
import { z } from 'zod';
import { CalendarDate, EmailAddress, Id, Instant, line, Money } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';
import { untaggedText } from './untagged-text.ts';

describe('untagged text', () => {
  it('is not an id, a moment, a date, money, a choice or a number', () => {
    const schema = z.strictObject({
      id: Id,
      at: Instant,
      on: CalendarDate,
      amount: Money,
      kind: z.enum(['a', 'b']).nullable(),
      count: z.int().min(0).optional(),
    });
    expect(untaggedText(schema)).to.deep.equal([]);
  });

  it('is not what is tagged, however it is wrapped', () => {
    const schema = z.strictObject({
      contactId: Id,
      names: z.array(personal('contactId', z.string())).nullable(),
      title: notPersonal(z.string().nullable()).optional(),
      data: notPersonal(z.record(z.string(), z.json())),
      nested: z.strictObject({ email: personal('contactId', z.string()) }),
    });
    expect(untaggedText(schema)).to.deep.equal([]);
  });

  it('is named by its path, at any depth and under any check', () => {
    const schema = z.strictObject({
      name: line(100),
      contact: z.strictObject({ email: EmailAddress.nullable() }),
      labels: z.array(z.string()).default([]),
      either: z.union([z.null(), z.strictObject({ why: z.string().optional() })]),
      config: z.record(notPersonal(z.string()), z.json()),
    });
    expect(untaggedText(schema)).to.deep.equal(['name', 'contact.email', 'labels[]', 'either.why', 'config{} (lazy)']);
  });

  it('is what names a subject that is not there', () => {
    const schema = z.strictObject({ partnerId: Id, note: personal('contactId', z.string()) });
    expect(untaggedText(schema)).to.deep.equal(['note: there is no contactId beside or around it']);
  });
});
