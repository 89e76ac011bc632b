/** What a prompt says between its fences, by name; JSON is parsed. */
export type Facts = ReadonlyMap<string, unknown>;

/** Something said to the model, as the chat completions API has it. */
export interface ChatMessage {
  readonly role: string;
  readonly content?: string | null;
}

/** Everything that was fenced off in a conversation. Of two facts of one name the later one counts. */
export const factsIn = (messages: readonly ChatMessage[]): Facts =>
  new Map(
    messages.flatMap(({ content }) =>
      [...(content ?? '').matchAll(/<data name="([^"]*)">\n([\s\S]*?)\n<\/data>/g)].map(
        ([, name = '', text = '']): [string, unknown] => [name, jsonOr(text)],
      ),
    ),
  );

/** A passage of the knowledge base, under its mark. */
export interface Passage {
  readonly mark: string;
  readonly title: string;
  readonly text: string;
}

/** The passages among the facts. */
export const passagesIn = (facts: Facts): readonly Passage[] =>
  [...facts].flatMap(([mark, fact]) => {
    if (!/^S\d+$/.test(mark) || typeof fact !== 'string') return [];
    const [title = '', ...text] = fact.split('\n');
    return [{ mark, title, text: text.join('\n') }];
  });

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
