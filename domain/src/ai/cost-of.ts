import type { Model, ModelPrices, ModelRequest, ModelUsage } from '../ports/model.ts';
import { strictSchemaOf } from './strict-schema.ts';

/** What tokens cost, in micro-cents. */
export const costOf = (prices: ModelPrices, { inputTokens, outputTokens }: ModelUsage): number =>
  inputTokens * prices.input + outputTokens * prices.output;

// What a chat format puts around each message and tool.
const AROUND = 16;

/** The most that a turn can cost, in micro-cents: no token is shorter than a byte. */
export const costBoundOf = ({ prices }: Pick<Model, 'prices'>, request: Omit<ModelRequest, 'signal'>): number =>
  costOf(prices, { inputTokens: promptBytes(request), outputTokens: request.maxOutputTokens });

/** How many bytes everything has that a model is told. */
export const promptBytes = ({ messages, tools = [], output }: Omit<ModelRequest, 'signal'>): number => {
  const told = [
    ...messages,
    ...tools.map(({ name, description, input }) => ({ name, description, input: strictSchemaOf(input) })),
    ...(output === undefined ? [] : [strictSchemaOf(output.schema)]),
  ];
  return told.reduce<number>((sum, one) => sum + bytesOf(JSON.stringify(one)) + AROUND, 0);
};

/** How many bytes a text has in UTF-8. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};
