import { z } from 'zod';
import { line } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { PARTNER_CATEGORIES, PARTNER_TYPES } from '../partner/partner.events.ts';

/** What segments are about. */
export const SEGMENT_FAMILIES = ['market', 'technology', 'services'] as const;

const text = notPersonal(line(100));
const texts = z.array(text).min(1).max(50);
const employees = z.int().min(0).max(100_000_000);
const LISTS = [
  'regions',
  'languages',
  'services',
  'products',
  'tags.services',
  'tags.products',
  'tags.regions',
] as const;

/** What a segment asks of a partner's profile: one field, one operator. */
export const SegmentRule = z.union([
  z.strictObject({ field: z.literal('type'), operator: z.literal('equals'), value: z.enum(PARTNER_TYPES) }),
  z.strictObject({
    field: z.literal('type'),
    operator: z.literal('includesAny'),
    value: z.array(z.enum(PARTNER_TYPES)).min(1).max(PARTNER_TYPES.length),
  }),
  z.strictObject({ field: z.literal('category'), operator: z.literal('equals'), value: z.enum(PARTNER_CATEGORIES) }),
  z.strictObject({ field: z.enum(['subtype', 'industry']), operator: z.literal('equals'), value: text }),
  z.strictObject({ field: z.enum(['subtype', 'industry']), operator: z.literal('includesAny'), value: texts }),
  z.strictObject({ field: z.enum(LISTS), operator: z.enum(['includesAny', 'includesAll']), value: texts }),
  z.strictObject({ field: z.literal('employees'), operator: z.enum(['gte', 'lte', 'equals']), value: employees }),
  z.strictObject({
    field: z.literal('employees'),
    operator: z.literal('between'),
    value: z
      .array(employees)
      .length(2)
      .refine(([least = 0, most = 0]) => least <= most, 'expected the smaller number first'),
  }),
]);
export type SegmentRule = Readonly<z.output<typeof SegmentRule>>;
