import { z } from 'zod';
import type { AiTask } from '../ai/ai-task.ts';
import { FENCE_RULE, fenced } from '../ai/fenced.ts';
import type { PassageRow } from '../knowledge/passages.model.ts';
import type { IcpResult } from '../strategy/icp-result.ts';
import type { IppResult } from '../strategy/ipp-result.ts';
import { type PartnerTypeResult, ScoredPartnerType } from '../strategy/partner-type-result.ts';
import { passagesForPrompt, SourceMarks, sourcesOf } from './sources.ts';

const Marked = z.strictObject({
  partnerTypes: z.array(ScoredPartnerType.extend({ sources: SourceMarks })).max(12),
});
type Marked = z.output<typeof Marked>;

/** Which kinds of partners fit, and how well? */
export const scorePartnerTypesTask: AiTask<
  { readonly icp: IcpResult; readonly ipp: IppResult; readonly passages: readonly PassageRow[] },
  Marked
> = {
  name: 'partner-types',
  maxOutputTokens: 3_000,
  output: Marked,
  prompt: ({ icp, ipp, passages }) => [
    {
      role: 'system',
      text: [
        'You are a partnership strategist. You recommend partner types for a company, from its Ideal Customer Profile,',
        'its Ideal Partner Profile and passages of its knowledge base. Four to eight types, each with a score of 0 to',
        '100 for how well it fits; use the whole range. Name example companies only where a passage or common',
        'knowledge supports them. Where a statement rests on passages, list their marks in its sources; otherwise',
        'leave sources empty.',
        'Answer with the JSON object alone.',
        FENCE_RULE,
      ].join('\n'),
    },
    {
      role: 'user',
      text: [
        'Recommend partner types.',
        fenced('icp', JSON.stringify(icp)),
        fenced('ipp', JSON.stringify(ipp)),
        passagesForPrompt(passages),
      ].join('\n'),
    },
  ],
};

/** What the knowledge base is asked for partner types. */
export const questionOfPartnerTypes = (icp: IcpResult, ipp: IppResult): string =>
  [icp.industry, ...icp.verticals, ...icp.painPoints, ...ipp.partnerTypes, ...ipp.technicalCapabilities].join(' ');

/** Partner types with the documents that they rest on, the best first. */
export const partnerTypesOf = ({ partnerTypes }: Marked, passages: readonly PassageRow[]): PartnerTypeResult => ({
  partnerTypes: partnerTypes
    .map(({ sources, ...type }) => ({ ...type, sources: [...sourcesOf(sources, passages)] }))
    .toSorted((a, b) => b.score - a.score),
});
