import type { ChatMessage } from './facts.ts';

const MOST = 1_500;

/** What the simulator says in plain words: what tools have answered since the question, or that it has nothing to go by. */
export const sayTo = (messages: readonly ChatMessage[]): string => {
  const asked = messages.findLastIndex(({ role }) => role === 'user');
  const found = messages.slice(asked + 1).filter(({ role }) => role === 'tool');
  const question = (messages[asked]?.content ?? '').replace(/\s+/g, ' ').trim();
  if (found.length === 0)
    return `I am a simulator and know only what I can look up. You asked: “${question.slice(0, 200)}”`;
  const answers = found.map(({ content }) => (content ?? '').slice(0, MOST));
  return `Here is what I found.\n\n${answers.join('\n\n')}`;
};
