import type { AiTask } from '../ai/ai-task.ts';
import { FENCE_RULE, fenced } from '../ai/fenced.ts';
import type { IcpResult } from '../strategy/icp-result.ts';
import { IppResult } from '../strategy/ipp-result.ts';

/** With whom does a company win such customers? */
export const generateIppTask: AiTask<
  { readonly icp: IcpResult; readonly companyDomain: string | undefined },
  IppResult
> = {
  name: 'ipp',
  maxOutputTokens: 1_500,
  output: IppResult,
  prompt: ({ icp, companyDomain }) => [
    {
      role: 'system',
      text: [
        'You are a partnership strategist. From a company’s Ideal Customer Profile you write its Ideal Partner Profile:',
        'the organizations best positioned to co-sell, co-market or deliver services to those customers.',
        'Three to six entries a list, each a short phrase. Stay with the industries and regions of the profile unless',
        'a partner plainly reaches further.',
        'Answer with the JSON object alone.',
        FENCE_RULE,
      ].join('\n'),
    },
    {
      role: 'user',
      text: [
        'Write the Ideal Partner Profile for the company with this Ideal Customer Profile.',
        ...(companyDomain === undefined ? [] : [fenced('company', companyDomain)]),
        fenced('icp', JSON.stringify(icp)),
      ].join('\n'),
    },
  ],
};
