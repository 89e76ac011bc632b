/** Do two lists have the same ids, each once, in whatever order? */
export const sameMembers = (ids: readonly string[], others: readonly string[]): boolean =>
  ids.length === others.length && new Set(others).size === others.length && others.every((id) => ids.includes(id));
