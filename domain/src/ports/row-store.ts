import type { JsonObject } from '../kernel/json.ts';
import type { Timestamp } from '../kernel/time.ts';

/**
 * How a field of a read model is compared: `text` folds case and accents; `exact` compares as it is; `number` is
 * numeric; `list` matches when one of its strings equals. A list can be filtered, not sorted.
 */
export type FieldKind = 'text' | 'exact' | 'number' | 'list';

/** A field that queries may filter or sort by, and where its value comes from. */
export interface Field<Row> {
  readonly kind: FieldKind;
  readonly of: (row: Row) => string | number | boolean | readonly string[] | null | undefined;
}

/** A read model's declaration: adapters make its table or collection and its indexes from this alone. */
export interface ReadModel<Row extends object = JsonObject> {
  readonly name: string;
  /** Raise it when rows change meaning: a new version is built beside the live one. */
  readonly version: number;
  readonly fields: Readonly<Record<string, Field<Row>>>;
  /** Texts that `search` looks into, as substrings without case or accents. */
  readonly search?: (row: Row) => readonly (string | null | undefined)[];
}

/** A scalar as queries compare it. */
export type Scalar = string | number | boolean;

/** Equality, membership, or a range with inclusive ends. */
export type FieldCondition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly from?: Scalar; readonly to?: Scalar };

/** One page of one organization's rows. */
export interface RowQuery {
  readonly where?: Readonly<Record<string, FieldCondition | undefined>>;
  readonly search?: string | undefined;
  /** A `text`, `exact` or `number` field; ties are broken by key. Missing values come first when ascending. Default: by key. */
  readonly sort?: { readonly field: string; readonly direction: 'asc' | 'desc' } | undefined;
  readonly limit: number;
  /** `nextCursor` of the page before, under the same sort. */
  readonly cursor?: string | undefined;
}

/** A page, and where the next one begins. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

/** The cursor was not made by this query's sort. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Can a row have this key? Not an empty one, nor text that a database would give back changed. */
export const isRowKey = (key: string): boolean => key !== '' && !key.includes('\0') && !LONE_SURROGATE.test(key);

/** A row to write; `row: undefined` removes it. A write whose position is not newer than the stored one is ignored. */
export interface RowWrite {
  readonly organizationId: string;
  readonly key: string;
  readonly row: object | undefined;
  readonly position: bigint;
}

/** What one batch does to one read model. */
export interface ModelWrite {
  readonly model: ReadModel<never>;
  readonly rows: readonly RowWrite[];
  readonly checkpoint: bigint;
}

/** A stored row with the position of the event that last touched it. */
export interface StoredRow<Row> {
  readonly organizationId: string;
  readonly key: string;
  readonly row: Row;
  readonly position: bigint;
}

/** The rows that a write was made from were replaced by a rebuild: begin anew from the checkpoint. */
export class RowsReplaced extends Error {
  override readonly name = 'RowsReplaced';

  constructor(model: string) {
    super(`${model} was rebuilt while it was written`);
  }
}

/** Another rebuild of the same read model was begun, and takes the place of this one. */
export class RebuildOvertaken extends Error {
  override readonly name = 'RebuildOvertaken';

  constructor(model: string) {
    super(`another rebuild of ${model} was begun`);
  }
}

/** How far a rebuild has come that was begun and has not ended. */
export interface Rebuilding {
  readonly position: bigint;
  readonly startedAt: Timestamp;
  /** When it was last known to move. One whose process is gone stays where it was. */
  readonly seenAt: Timestamp;
}

/** Rows of a read model that are made anew beside those that are read and written meanwhile. */
export interface RowRebuild {
  /** The same store, in which `load`, `write` and `checkpoint` of the model are about the new rows. Throws `RebuildOvertaken`. */
  readonly rows: RowStore;
  /** Puts the new rows and their checkpoint in the place of the old in one step. False, with nothing done, while the old ones have come further. */
  swap(): Promise<boolean>;
  /**
   * Removes what is no longer read: after a swap the old rows, when nobody can be reading them any more, else the new. A
   * signal ends that wait; what is left is removed after the next rebuild.
   */
  end(hurry?: AbortSignal): Promise<void>;
}

/** Rows of read models. Every method that reads rows is bound to one organization and throws without one. */
export interface RowStore {
  get<Row extends object>(model: ReadModel<Row>, organizationId: string, key: string): Promise<Row | undefined>;
  find<Row extends object>(model: ReadModel<Row>, organizationId: string, query: RowQuery): Promise<RowPage<Row>>;
  /** How many rows match. */
  count<Row extends object>(
    model: ReadModel<Row>,
    organizationId: string,
    query: Pick<RowQuery, 'where' | 'search'>,
  ): Promise<number>;
  /** The rows under these keys, for the projection runner; a missing one is left out. */
  load<Row extends object>(
    model: ReadModel<Row>,
    keys: readonly { readonly organizationId: string; readonly key: string }[],
  ): Promise<readonly StoredRow<Row>[]>;
  /** Every row of every organization, for recovery at start and for comparing with a rebuild. Ordered by organization and key. */
  scan<Row extends object>(model: ReadModel<Row>): AsyncIterable<StoredRow<Row>>;
  /**
   * Rows and checkpoint become durable together, or rows first: a crash between them repeats, never skips. Throws
   * `RowsReplaced` when a rebuild has taken the place of the rows that were loaded for it; nothing is taken then.
   */
  write(writes: readonly ModelWrite[]): Promise<void>;
  /** Position up to which a read model has seen everything; 0 before its first write. */
  checkpoint(model: Pick<ReadModel<never>, 'name' | 'version'>): Promise<bigint>;
  /** Waits until the checkpoint reaches a position; false when `timeoutMs` passes first. */
  reached(model: Pick<ReadModel<never>, 'name' | 'version'>, position: bigint, timeoutMs: number): Promise<boolean>;
  /** Removes a read model's rows and checkpoint. */
  drop(model: Pick<ReadModel<never>, 'name' | 'version'>): Promise<void>;
  /**
   * Begins to make a read model anew, from nothing and as it is declared now, whatever declaration its rows were stored
   * under. Takes the place of a rebuild that was begun before.
   */
  rebuild(model: ReadModel<never>): Promise<RowRebuild>;
  /** The rebuild of a read model that is under way, if any. */
  rebuilding(model: Pick<ReadModel<never>, 'name' | 'version'>): Promise<Rebuilding | undefined>;
}
