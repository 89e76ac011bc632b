/** Applies an asynchronous function to every item, `width` at a time; results are in the order of the items. */
export const inParallel = async <Item, Result>(
  items: readonly Item[],
  width: number,
  apply: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results = new Array<Result>(items.length);
  const rest = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await apply(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return results;
};
