import { FENCE_RULE, fenced } from '../ai/fenced.ts';
import type { ModelMessage } from '../ports/model.ts';

/** What was said so far, as far as it is text. */
export interface SaidMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

const MOST_MESSAGES = 40;
const MOST_CHARS = 48_000;

/** What Nelson is told before a turn: who it is, what day it is, where the person stands, and what was said so far. */
export const nelsonPrompt = (about: {
  readonly said: readonly SaidMessage[];
  readonly route: string | null;
  readonly today: string;
}): readonly ModelMessage[] => [
  {
    role: 'system',
    text: [
      'You are Nelson, the assistant in PartnerOS, where a company runs its partner programme. You answer questions about',
      'its partners, deals and workflows. You look things up with your tools, and say only what they answered or what the',
      'person said; where they find nothing, say so. You can look and cannot change anything: say how a person does it.',
      'Look a partner up by name first where a tool wants its id. Amounts come in minor units: 250000 EUR are 2,500 EUR.',
      'Answer briefly, in the language of the question, in Markdown. Do not show ids unless asked.',
      `Today is ${about.today}.`,
      FENCE_RULE,
      ...(about.route === null ? [] : ['The page that the person is looking at:', fenced('page', about.route)]),
    ].join('\n'),
  },
  ...recent(about.said).map(({ role, text }) => ({ role, text })),
];

// The latest ones, as far as there is room; the question itself always.
const recent = (said: readonly SaidMessage[]): readonly SaidMessage[] => {
  let room = MOST_CHARS;
  const kept = said.slice(-MOST_MESSAGES);
  const first = kept.findLastIndex(({ text }, index) => {
    room -= text.length;
    return room < 0 && index < kept.length - 1;
  });
  return kept.slice(first + 1);
};
