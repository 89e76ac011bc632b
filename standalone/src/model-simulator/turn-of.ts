import { z } from 'zod';
import { ANSWERS } from './answers.ts';
import { chooseTool } from './choose-tool.ts';
import { conform, type JsonSchema } from './conform.ts';
import { factsIn } from './facts.ts';
import { sayTo } from './say.ts';

const Schema = z.custom<JsonSchema>((value) => typeof value === 'object' && value !== null);

/** What the simulator reads of a request for a chat completion. */
export const ChatRequest = z.object({
  messages: z
    .array(
      z.object({
        role: z.string(),
        content: z
          .string()
          .nullish()
          .transform((text) => text ?? null),
      }),
    )
    .min(1),
  stream: z.boolean().optional(),
  response_format: z.object({ json_schema: z.object({ name: z.string(), schema: Schema }).optional() }).optional(),
  tools: z
    .array(
      z.object({
        function: z.object({ name: z.string(), description: z.string().optional(), parameters: Schema.optional() }),
      }),
    )
    .optional(),
});
export type ChatRequest = z.output<typeof ChatRequest>;

/** What the simulator does in its turn: it says something, or asks a tool. */
export type SimulatedTurn =
  | { readonly text: string }
  | { readonly tool: { readonly name: string; readonly input: string } };

/** The turn that follows from a request: always the same for the same one. */
export const turnOf = ({ messages, response_format: format, tools = [] }: ChatRequest): SimulatedTurn => {
  const shape = format?.json_schema;
  if (shape !== undefined) {
    const wanted = ANSWERS[shape.name]?.(factsIn(messages));
    return { text: JSON.stringify(conform(shape.schema, wanted)) };
  }
  const last = messages.at(-1);
  // One look-up for each question: what it has answered is what is said.
  const chosen =
    last?.role === 'user'
      ? chooseTool(
          last.content ?? '',
          tools.map((tool) => tool.function),
        )
      : undefined;
  return chosen === undefined
    ? { text: sayTo(messages) }
    : { tool: { name: chosen.name, input: JSON.stringify(chosen.input) } };
};
