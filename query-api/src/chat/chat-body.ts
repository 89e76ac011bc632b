import { Id, prose, type SaidMessage } from '@partneros/domain';
import { z } from 'zod';

const MOST_MESSAGES = 500;
const MOST_PARTS = 500;
const MOST_TEXT = 20_000;
const MOST_ROUTE = 500;

const route = prose(MOST_ROUTE).nullable().optional();

// A client shows more parts than a model is told of: of those that are no text only that they are there.
const Part = z.looseObject({ type: z.string().max(100), text: z.string().max(200_000).optional() });

/** A message as `useChat` sends it, with `parts`; or with `content`, as simpler clients do. */
const Message = z
  .looseObject({
    id: Id.optional(),
    role: z.enum(['system', 'user', 'assistant']),
    parts: z.array(Part).max(MOST_PARTS).optional(),
    content: z.string().max(200_000).optional(),
  })
  .transform(({ id, role, parts, content }) => ({
    id,
    role,
    text: parts === undefined ? (content ?? '') : textOf(parts),
  }));

/** What `useChat` sends, and where the person stands under any of its names. */
export const ChatBody = z
  .strictObject({
    id: Id.optional(),
    messages: z.array(Message).min(1).max(MOST_MESSAGES),
    trigger: z.enum(['submit-message', 'regenerate-message']).default('submit-message'),
    messageId: Id.nullable().optional(),
    currentRoute: route,
    route,
    pathname: route,
  })
  .superRefine(({ messages }, context) => {
    const last = messages.at(-1);
    const problem =
      last?.role !== 'user'
        ? 'the last message is not the person’s'
        : last.text.trim() === ''
          ? 'the last message says nothing'
          : last.text.length > MOST_TEXT
            ? `the last message has more than ${MOST_TEXT} characters`
            : undefined;
    if (problem !== undefined)
      context.addIssue({ code: 'custom', message: problem, path: ['messages', messages.length - 1] });
  })
  .transform(({ messages, currentRoute, route, pathname, ...rest }) => ({
    ...rest,
    question: messages.at(-1),
    said: messages.flatMap(({ role, text }): SaidMessage[] =>
      role === 'system' || text.trim() === '' ? [] : [{ role, text: text.slice(0, MOST_TEXT) }],
    ),
    currentRoute: currentRoute ?? route ?? pathname ?? null,
  }));
export type ChatBody = Readonly<z.output<typeof ChatBody>>;

const textOf = (parts: readonly z.output<typeof Part>[]): string =>
  parts.flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : [])).join('\n\n');
