import type { AiTask } from '../ai/ai-task.ts';
import { FENCE_RULE, fenced } from '../ai/fenced.ts';
import { IcpResult } from '../strategy/icp-result.ts';

/** Whom does this company sell to? */
export const generateIcpTask: AiTask<{ readonly company: string }, IcpResult> = {
  name: 'icp',
  maxOutputTokens: 2_000,
  output: IcpResult,
  prompt: ({ company }) => [
    {
      role: 'system',
      text: [
        'You are a go-to-market strategist. You write the Ideal Customer Profile of a company: the companies that are',
        'the best customers for what it sells. Be concrete: name industries, ranges and technologies, not virtues.',
        'Three to six entries a list, each a short phrase; two to four personas, by job title, never by name.',
        'Where you know nothing of the company, infer from its name and say what is typical of such companies.',
        'Answer with the JSON object alone.',
        FENCE_RULE,
      ].join('\n'),
    },
    { role: 'user', text: `Write the Ideal Customer Profile of this company.\n${fenced('company', company)}` },
  ],
};
