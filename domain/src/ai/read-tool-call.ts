import { issueWording } from '../kernel/issue-wording.ts';
import type { ModelTool, ModelToolCall } from '../ports/model.ts';
import { jsonIn } from './json-in.ts';

/** A tool call that makes sense, or why it does not: for the model, which may try again. */
export type ReadToolCall =
  | { readonly ok: true; readonly tool: ModelTool; readonly input: unknown }
  | { readonly ok: false; readonly problem: string };

/** Holds a tool call against the tools that were offered. */
export const readToolCall = (tools: readonly ModelTool[], { name, input }: ModelToolCall): ReadToolCall => {
  const tool = tools.find((offered) => offered.name === name);
  if (tool === undefined) return { ok: false, problem: 'There is no such tool.' };
  const parsed = tool.input.safeParse(input.trim() === '' ? {} : jsonIn(input));
  if (parsed.success) return { ok: true, tool, input: parsed.data };
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issueWording(issue)}`);
  return { ok: false, problem: problems.slice(0, 10).join('; ') };
};
