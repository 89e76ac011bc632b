import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { Citation } from './citation.ts';
import type { ChatMessage } from './conversation.state.ts';
import { TURN_STATUSES } from './conversation.state.ts';

const Part = z.union([
  z.object({ type: z.literal('text'), text: z.string(), state: z.literal('done') }),
  z.object({
    type: z.literal('dynamic-tool'),
    toolName: z.string(),
    toolCallId: Id,
    state: z.literal('output-available'),
    input: z.unknown(),
    output: z.unknown(),
  }),
  z.object({
    type: z.literal('dynamic-tool'),
    toolName: z.string(),
    toolCallId: Id,
    state: z.literal('output-error'),
    input: z.unknown(),
    errorText: z.string(),
  }),
  z.object({ type: z.literal('data-citation'), id: z.string(), data: Citation }),
  z.object({ type: z.literal('step-start') }),
]);

/** A message as `useChat` takes it for one of its initial ones. */
export const UiMessage = z.object({ id: Id, role: z.enum(['user', 'assistant']), parts: z.array(Part) });
export type UiMessage = Readonly<z.output<typeof UiMessage>>;

/** A conversation in lists. */
export const ConversationSummary = resourceSchema({
  title: z.string(),
  messageCount: z.int(),
  status: z.enum(TURN_STATUSES).describe('Of its latest answer.'),
});

/** A conversation in an answer. */
export const ConversationResource = ConversationSummary.extend({ messages: z.array(UiMessage) });

/** A recorded message as clients show it. */
export const uiMessageOf = ({ id, role, parts, citations }: ChatMessage): UiMessage => ({
  id,
  role,
  parts: [
    ...parts.flatMap((part, index): UiMessage['parts'] => {
      const begins = role === 'assistant' && parts[index - 1]?.round !== part.round;
      return [...(begins ? [{ type: 'step-start' as const }] : []), shown(part)];
    }),
    ...citations.map((data, index) => ({ type: 'data-citation' as const, id: `c${index + 1}`, data })),
  ],
});

const shown = (part: ChatMessage['parts'][number]): UiMessage['parts'][number] => {
  if (part.type === 'text') return { type: 'text', text: part.text, state: 'done' };
  const { tool: toolName, toolCallId, input, output, refused } = part;
  const common = { type: 'dynamic-tool', toolName, toolCallId, input } as const;
  return refused === undefined
    ? { ...common, state: 'output-available', output: output ?? null }
    : { ...common, state: 'output-error', errorText: refused };
};
