import type { AiTask } from '../ai/ai-task.ts';
import { FENCE_RULE, fenced } from '../ai/fenced.ts';
import { type SectionFacts, SectionText } from '../executive-report/report-section.ts';
import type { ReportType } from '../executive-report/report-types.ts';

/** A section to be put into words. */
export interface SectionToWrite {
  readonly reportType: ReportType;
  readonly organizationName: string;
  readonly domain: string | null;
  readonly section: SectionFacts;
  /** Figures that the answer before had, and no fact has. */
  readonly foreign: readonly string[];
}

/** What do these facts say? The facts are given; only the words are asked for. */
export const writeReportSectionTask: AiTask<SectionToWrite, SectionText> = {
  name: 'report-section',
  maxOutputTokens: 1_200,
  output: SectionText,
  prompt: ({ reportType, organizationName, domain, section, foreign }) => [
    {
      role: 'system',
      text: [
        'You write one section of a report on an organization’s partner programme, for its executives: calm, plain,',
        'specific. You are given facts; they are all there is. Say what they mean, name what stands out, and what one',
        'would look into. Do not invent causes, names or figures. Copy every figure exactly as a fact has it, with its',
        'unit, in digits; do not add up, round, divide or compare into new figures, and do not write "half", "doubled"',
        'or the like. Where the facts say that there is nothing, say so in a sentence.',
        'One headline, one to three paragraphs, up to five highlights. No markup.',
        'Answer with the JSON object alone.',
        FENCE_RULE,
      ].join('\n'),
    },
    {
      role: 'user',
      text: [
        `Write the section “${section.title}” of a ${reportType.replace('-', ' ')}.`,
        fenced('organization', [organizationName, ...(domain === null ? [] : [domain])].join(', ')),
        fenced('facts', section.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')),
        ...(foreign.length === 0
          ? []
          : [
              'Your last answer had figures that are in none of the facts. Leave them out:',
              fenced('foreign', foreign.join(', ')),
            ]),
      ].join('\n'),
    },
  ],
};
