import { z } from 'zod';
import type { AiTask } from '../ai/ai-task.ts';
import { FENCE_RULE, fenced } from '../ai/fenced.ts';
import type { PassageRow } from '../knowledge/passages.model.ts';
import { PartnerSuggestion } from '../strategy/partner-suggestion.ts';
import { passagesForPrompt, SourceMarks, sourcesOf } from './sources.ts';

const Marked = z.strictObject({
  suggestions: z.array(PartnerSuggestion.extend({ sources: SourceMarks })).max(10),
});
type Marked = z.output<typeof Marked>;

/** A company that is to be won with a partner's help. */
export interface Prospect {
  readonly companyName: string;
  readonly industry: string;
  readonly painPoints: readonly string[];
}

/** Which partners would help to win this prospect? */
export const suggestPartnersTask: AiTask<
  { readonly prospect: Prospect; readonly passages: readonly PassageRow[] },
  Marked
> = {
  name: 'partner-suggestions',
  maxOutputTokens: 2_000,
  output: Marked,
  prompt: ({ prospect, passages }) => [
    {
      role: 'system',
      text: [
        'You match partners to prospects. From a prospect’s industry and pain points and from passages of your',
        'company’s knowledge base you suggest two to five partners: the type, and the company where a passage names',
        'one that fits, else null. Say for each which of the pain points it answers, in the words they were given in,',
        'and score it from 0 to 100. List the marks of the passages that it rests on in its sources.',
        'Answer with the JSON object alone.',
        FENCE_RULE,
      ].join('\n'),
    },
    {
      role: 'user',
      text: [
        'Suggest partners for this prospect.',
        fenced('prospect', JSON.stringify(prospect)),
        passagesForPrompt(passages),
      ].join('\n'),
    },
  ],
};

/** What the knowledge base is asked for a prospect. */
export const questionOfProspect = ({ industry, painPoints }: Prospect): string => [industry, ...painPoints].join(' ');

/** Suggestions with the documents that they rest on, and the pain points that there are, the best first. */
export const suggestionsOf = (
  { suggestions }: Marked,
  prospect: Prospect,
  passages: readonly PassageRow[],
): PartnerSuggestion[] =>
  suggestions
    .map(({ sources, matchedPainPoints, ...suggestion }) => ({
      ...suggestion,
      matchedPainPoints: matchedPainPoints.filter((point) => prospect.painPoints.includes(point)),
      sources: [...sourcesOf(sources, passages)],
    }))
    .toSorted((a, b) => b.score - a.score);
