import { type ChatMessage, factsIn } from './facts.ts';

const MOST = 1_500;

/** What the simulator says in plain words: what tools have answered since the question, or that it has nothing to go by. */
export const sayTo = (messages: readonly ChatMessage[]): string => {
  const asked = messages.findLastIndex(({ role }) => role === 'user');
  const found = messages.slice(asked + 1).filter(({ role }) => role === 'tool');
  const question = (messages[asked]?.content ?? '').replace(/\s+/g, ' ').trim();
  if (found.length === 0)
    return `I am a simulator and know only what I can look up. You asked: “${question.slice(0, 200)}”`;
  const answers = found.map(({ content }) => (gistOf(content ?? '') ?? content ?? '').slice(0, MOST));
  return `Here is what I found.\n\n${answers.join('\n\n')}`;
};

// Of a fenced JSON answer: a line for each record in it, by its name, and what else is short about it.
const gistOf = (content: string): string | undefined => {
  const [fact] = factsIn([{ role: 'tool', content }]).values();
  if (typeof fact !== 'object' || fact === null) return undefined;
  const lists = Object.values(fact).filter((value) => Array.isArray(value));
  const records: readonly unknown[] = lists.length > 0 ? lists.flat() : Object.values(fact);
  return records.length === 0 ? 'Nothing.' : records.map((record) => `- ${lineOf(record)}`).join('\n');
};

const lineOf = (record: unknown): string => {
  if (typeof record !== 'object' || record === null) return String(record);
  const { name, type, ...rest } = record as Readonly<Record<string, unknown>>;
  const shown = Object.entries(rest).flatMap(([key, value]) =>
    value === null || typeof value === 'object' || /id$/i.test(key) ? [] : [`${key} ${String(value)}`],
  );
  return `**${String(name ?? type ?? 'It')}**: ${shown.join(', ')}`;
};
