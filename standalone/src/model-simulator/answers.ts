import { icpAnswer } from './answers/icp.ts';
import { ippAnswer } from './answers/ipp.ts';
import { partnerAnalysisAnswer } from './answers/partner-analysis.ts';
import { partnerSuggestionsAnswer } from './answers/partner-suggestions.ts';
import { partnerTypesAnswer } from './answers/partner-types.ts';
import { reportSectionAnswer } from './answers/report-section.ts';
import { workflowAnswer } from './answers/workflow.ts';
import type { Facts } from './facts.ts';

/** What the simulator makes of a prompt's facts, by the name of the schema that it is held to. Others get an example. */
export const ANSWERS: Readonly<Record<string, (facts: Facts) => unknown>> = {
  icp: icpAnswer,
  ipp: ippAnswer,
  'partner-suggestions': partnerSuggestionsAnswer,
  'partner-analysis': partnerAnalysisAnswer,
  'partner-types': partnerTypesAnswer,
  workflow: workflowAnswer,
  'report-section': reportSectionAnswer,
};
