import { exampleOf } from '@partneros/infra/http';
import type { z } from 'zod';

// What a JSON schema cannot say of a text, its name does.
const BY_NAME: Readonly<Record<string, string>> = {
  nodeId: 'mail',
  startedFrom: '2026-05-16T12:00:00.000Z',
  startedTo: '2026-05-16T12:00:00.000Z',
  accountDomain: 'globex.example',
  activityDate: '2026-06-30',
  asOf: '2026-05-16T12:00:00.000Z',
  companyDomain: 'acme.example',
  closedAt: '2026-05-16T12:00:00.000Z',
  completedAt: '2026-05-16T12:00:00.000Z',
  contractRenewalDate: '2026-06-30',
  csv: 'Company,First,Last,Mail\nInitech,Bill,Lumbergh,bill@initech.example\n',
  currency: 'EUR',
  domain: 'acme.example',
  dueAt: '2026-05-16T12:00:00.000Z',
  email: 'ada@acme.example',
  eventPosition: '1',
  expectedCloseDate: '2026-06-30',
  fieldKey: 'company',
  from: '2026-01-01T00:00:00.000Z',
  happenedAt: '2026-05-16T12:00:00.000Z',
  imageUrl: 'https://acme.example/lesson.png',
  links: 'https://acme.example/proof.jpg',
  logoUrl: 'https://acme.example/logo.png',
  newPassword: 'correct horse battery',
  namespace: 'live',
  paidAt: '2026-05-16T12:00:00.000Z',
  password: 'correct horse battery',
  slug: 'apply-at-acme',
  renewalDate: '2026-06-30',
  signedAt: '2026-05-16T12:00:00.000Z',
  startDate: '2025-06-30',
  timeZone: 'Europe/Berlin',
  to: '2026-12-31T00:00:00.000Z',
};

/** A value of a schema's shape with every field filled in, or with `all` false only what is required. */
export const sampleOf = (schema: z.ZodType, { all = true } = {}) =>
  exampleOf(schema, { all, textOf: (name) => BY_NAME[name] ?? (name.endsWith('Id') ? 'unknown-id' : undefined) });
