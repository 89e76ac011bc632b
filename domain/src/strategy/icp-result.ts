import { z } from 'zod';
import { notPersonal } from '../kernel/personal.ts';

// Companies and roles, never people.
const text = notPersonal(z.string().max(400));
const list = z.array(text).max(12);

/** An Ideal Customer Profile. The order of its fields is the order they are written and shown in. */
export const IcpResult = z.strictObject({
  industry: text.describe('Target customer industry vertical.'),
  verticals: list.describe('Sub-verticals within the industry.'),
  companySize: text.describe('Target company size range, such as "100-500 employees".'),
  revenue: text.describe('Target company revenue range.'),
  regions: list.describe('Target geographic markets.'),
  goals: list.describe('Business goals of the ideal customer.'),
  implications: list.describe('Business implications of not solving the problem.'),
  buyingSignals: list.describe('Signals that a company is ready to buy.'),
  technologies: list.describe('Technologies commonly used by the ideal customer.'),
  painPoints: list.describe('Key pain points of the ideal customer.'),
  personas: z
    .array(
      z.strictObject({
        role: text.describe('Job title.'),
        description: text.describe('Goals and concerns.'),
      }),
    )
    .max(8)
    .describe('Buying personas within the target company.'),
});
export type IcpResult = Readonly<z.output<typeof IcpResult>>;
