import { termsOf } from '@partneros/domain';
import { conform, type JsonSchema } from './conform.ts';

/** A tool as the chat completions API offers it. */
export interface OfferedTool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly parameters?: JsonSchema | undefined;
}

/** The tool whose name and description share most words with a question, and what to ask it; none when none does. */
export const chooseTool = (
  question: string,
  tools: readonly OfferedTool[],
): { readonly name: string; readonly input: unknown } | undefined => {
  const asked = new Set(termsOf(question));
  const [best] = tools
    .map((tool) => ({ tool, score: scoreOf(tool, asked) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  return best && { name: best.tool.name, input: inputFor(best.tool.parameters ?? {}, question) };
};

// A word of its name says more than one of its description.
const scoreOf = ({ name, description = '' }: OfferedTool, asked: ReadonlySet<string>): number => {
  const shared = (text: string) =>
    termsOf(text.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')).filter((term) => asked.has(term)).length;
  return 3 * shared(name) + shared(description);
};

const inputFor = (parameters: JsonSchema, question: string): unknown =>
  conform(
    parameters,
    Object.fromEntries(
      Object.entries(parameters.properties ?? {}).map(([name, field]) => [name, valueFor(name, field, question)]),
    ),
  );

const valueFor = (name: string, field: JsonSchema, question: string): unknown => {
  const choices = field.enum ?? field.anyOf?.find((choice) => choice.enum !== undefined)?.enum;
  if (choices !== undefined)
    return (
      choices.find((choice) => typeof choice === 'string' && question.toLowerCase().includes(choice.toLowerCase())) ??
      null
    );
  const types = [field.type ?? [], ...(field.anyOf ?? []).map(({ type }) => type ?? [])].flat();
  if (types.includes('integer') || types.includes('number')) {
    const number = /\b\d{1,6}\b/.exec(question)?.[0];
    return number === undefined ? null : Number(number);
  }
  if (!types.includes('string')) return null;
  if (name.endsWith('Id')) return /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/.exec(question)?.[0] ?? null;
  return WHAT_IT_IS_CALLED.has(name) ? nameIn(question) : besides(name, question);
};

const WHAT_IT_IS_CALLED: ReadonlySet<string> = new Set(['name', 'search', 'query', 'title']);

// "Gold tier", "tier Gold", "in the stage onboard".
const besides = (name: string, question: string): string | null => {
  const [, before, after] = new RegExp(`\\b([A-Z]\\w+) ${name}\\b|\\b${name} "?(\\w+)`).exec(question) ?? [];
  return before ?? after ?? null;
};

// What is quoted, or else what is written like a name within the sentence.
const nameIn = (question: string): string | null =>
  /["“']([^"”']{2,100})["”']/.exec(question)?.[1] ??
  /(?<=\S\s)((?:[A-Z][\w&.-]*)(?:\s[A-Z][\w&.-]*)*)/.exec(question)?.[1] ??
  null;
