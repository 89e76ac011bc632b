import { deepStrictEqual } from 'node:assert/strict';
import { batchesOf } from './batches-of.ts';

const sized = (...sizes: readonly number[]) => sizes.map((bytes) => ({ bytes }));
const sizesOf = (sizes: readonly number[]) =>
  batchesOf(sized(...sizes), 10).map((batch) => batch.map(({ bytes }) => bytes));

describe('batches by size', () => {
  it('are none for nothing', () => deepStrictEqual(sizesOf([]), []));

  it('fill up to the limit, in order', () => deepStrictEqual(sizesOf([4, 6, 1, 9, 3]), [[4, 6], [1, 9], [3]]));

  it('let an item travel alone that is larger than the limit', () =>
    deepStrictEqual(sizesOf([2, 30, 2, 2]), [[2], [30], [2, 2]]));
});
