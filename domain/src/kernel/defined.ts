/** The same keys, any of which may be missing or undefined. */
export type Partially<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined };

/** Leaves out keys that are undefined, so that a spread does not overwrite with nothing. */
export const defined = <Value extends object>(value: Partially<Value>): Partial<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<Value>;
