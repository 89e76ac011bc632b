/** Consecutive items in batches of at most so many bytes; an item that is larger by itself travels alone. */
export const batchesOf = <Item extends { readonly bytes: number }>(
  items: readonly Item[],
  mostBytes: number,
): readonly (readonly Item[])[] => {
  const batches: Item[][] = [];
  let room = 0;
  for (const item of items) {
    if (item.bytes > room) {
      batches.push([]);
      room = mostBytes;
    }
    batches.at(-1)?.push(item);
    room -= item.bytes;
  }
  return batches;
};
