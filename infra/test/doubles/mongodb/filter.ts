import type { Document } from 'bson';
import { Context } from 'mingo/core';
import { $indexOfBytes, $literal, $gte as gteExpression } from 'mingo/operators/expression';
import { $all, $and, $elemMatch, $eq, $exists, $expr, $in, $or } from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { compareBson, ofOneType } from './bson-order.ts';

type Comparison = (order: number) => boolean;

// mingo orders strings by UTF-16 units, the server by UTF-8 bytes: they differ from U+E000 on.
const compared =
  (holds: Comparison) =>
  (path: string, operand: unknown, _options: unknown): ((document: unknown) => boolean) => {
    const steps = path.split('.');
    return (document) => {
      const value = steps.reduce<unknown>((at, step) => (at as Document | undefined)?.[step], document);
      const candidates = Array.isArray(value) ? value : [value];
      return candidates.some((candidate) => ofOneType(candidate, operand) && holds(compareBson(candidate, operand)));
    };
  };

const context = Context.init({
  query: {
    $all,
    $and,
    $elemMatch,
    $eq,
    $exists,
    $expr,
    $in,
    $or,
    $gt: compared((order) => order > 0),
    $gte: compared((order) => order >= 0),
    $lt: compared((order) => order < 0),
    $lte: compared((order) => order <= 0),
  },
  expression: { $gte: gteExpression, $indexOfBytes, $literal },
});

/** Whether a document meets a filter. Throws on an operator that the adapter does not use. */
export const matcherOf = (filter: Document): ((document: Document) => boolean) => {
  const query = new Query(filter, { context });
  return (document) => query.test(document);
};
