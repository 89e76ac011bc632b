import { z } from 'zod';

const MAX_PAGE = 100;
const DEFAULT_PAGE = 25;
const MAX_CURSOR = 1024;
const MAX_SEARCH = 200;

const atLeast = z
  .string()
  .regex(/^\d{1,19}$/, 'expected an event position')
  .transform(BigInt)
  .optional()
  .meta({
    description: 'Waits up to 2 s until the answer reflects this `X-Event-Position`; then 503 `projection_behind`.',
  });

/** The query of a route that reads one resource: spread it into a `z.strictObject`. */
export const readQuery = { atLeast } as const;

/** What a GET takes that declares no query. */
export const anyRead = z.strictObject(readQuery);

/** A sort as a `RowQuery` takes it. */
export interface Sort<Field extends string = string> {
  readonly field: Field;
  readonly direction: 'asc' | 'desc';
}

type Sorting<Field extends string> = Field | `-${Field}`;

/**
 * The query of a list route, to spread into a `z.strictObject` beside the route's own filters. Parsed it is
 * `{ limit, cursor?, sort: { field, direction }, search?, atLeast? }`, ready for a `RowQuery`.
 * `sortable` fields must be declared by the read model; a leading minus sorts downwards: `-createdAt`.
 */
export const pageQuery = <const Field extends string>(options: {
  readonly sortable: readonly Field[];
  readonly default: NoInfer<Sorting<Field>>;
}) => ({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE),
  cursor: z.string().min(1).max(MAX_CURSOR).optional().meta({ description: '`nextCursor` of the page before.' }),
  sort: z
    .enum(options.sortable.flatMap((field): Sorting<Field>[] => [field, `-${field}`]))
    .default(options.default as never)
    .transform((text): Sort<Field> => {
      const downwards = text.startsWith('-');
      return { field: (downwards ? text.slice(1) : text) as Field, direction: downwards ? 'desc' : 'asc' };
    }),
  search: z.string().trim().max(MAX_SEARCH).optional(),
  ...readQuery,
});
