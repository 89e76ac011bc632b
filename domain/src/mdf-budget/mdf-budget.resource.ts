import { z } from 'zod';
import { Money } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A year's market development funds in an answer. */
export const MdfBudgetResource = resourceSchema({ year: z.int(), amount: Money });
