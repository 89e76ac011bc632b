/** What may be bound to a statement. Nothing else: libsql aborts the whole process when it is given a boolean. */
export type SqlValue = string | number | null;

/** A row as an array of its columns. */
export type SqlRow = readonly SqlValue[];

/** Synchronous statements on one connection; each text is prepared once. */
export interface Sql {
  all(sql: string, params?: readonly SqlValue[]): readonly SqlRow[];
  get(sql: string, params?: readonly SqlValue[]): SqlRow | undefined;
  run(sql: string, params?: readonly SqlValue[]): { readonly changes: number; readonly lastId: number };
  /** One or more statements without parameters. */
  exec(sql: string): void;
}
