/** The order of the server for what the adapter compares: by type, then numbers by size and strings by their UTF-8 bytes. */
export const compareBson = (left: unknown, right: unknown): number => {
  const byType = typeRank(left) - typeRank(right);
  if (byType !== 0) return byType;
  if (typeof left === 'number') return left - (right as number);
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right as string));
  if (left instanceof Date) return left.getTime() - (right as Date).getTime();
  if (isDocument(left)) return compareDocuments(Object.entries(left), Object.entries(right as object));
  return 0;
};

/** Whether two values are of one type, which `$gt` and its kin ask for. */
export const ofOneType = (left: unknown, right: unknown): boolean => typeRank(left) === typeRank(right);

const typeRank = (value: unknown): number => {
  if (value === undefined || value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  if (value instanceof Date) return 6;
  if (isDocument(value)) return 4;
  throw new Error(`the double does not order ${Object.prototype.toString.call(value)}`);
};

const isDocument = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

// Field by field: first its type, then its name, then its value.
const compareDocuments = (
  left: readonly (readonly [string, unknown])[],
  right: readonly (readonly [string, unknown])[],
): number => {
  for (const [index, [name, value]] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = typeRank(value) - typeRank(other[1]) || compareBson(name, other[0]) || compareBson(value, other[1]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
};
