import {
  type ExecutiveReport,
  periodBefore,
  REPORT_SECTIONS,
  type ReportFact,
  type ReportSectionId,
  type RowStore,
  type SectionFacts,
  type Timestamp,
} from '@partneros/domain';
import { attentionFacts } from './facts/attention-facts.ts';
import { courseFacts, dealFigures, pipelineFacts, topPartnerFacts } from './facts/deal-facts.ts';
import { enablementFacts } from './facts/enablement-facts.ts';
import { fundsFacts } from './facts/funds-facts.ts';
import { partnerFacts } from './facts/partner-facts.ts';
import { registrationFacts } from './facts/registration-facts.ts';
import { partnersIn, type ReportScope } from './facts/report-scope.ts';
import { fact } from './facts/shown.ts';

// Of each section, for the summary: its first facts are the ones that say most.
const HEADLINES = 4;

/**
 * Takes every figure of a report from the organization's own lists. Whatever a report says rests on these, so they are
 * taken once, and by us.
 */
export const takeFacts = async (
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
  { filters, from, to, sectionIds }: Pick<ExecutiveReport, 'filters' | 'from' | 'to' | 'sectionIds'>,
  now: Timestamp,
): Promise<readonly SectionFacts[]> => {
  const period = { from, to };
  const partners = await partnersIn(rows, organizationId, filters);
  const isNarrowed = Object.keys(filters).length > 0;
  const scope: ReportScope = {
    partners,
    counts: (partnerId) => !isNarrowed || partners.has(partnerId),
    period,
    before: periodBefore(period),
    today: now.slice(0, 'yyyy-mm-dd'.length),
  };
  const deals = await dealFigures(rows, organizationId, scope);
  const facts: Readonly<Record<Exclude<ReportSectionId, 'summary'>, () => Promise<readonly ReportFact[]>>> = {
    partners: async () => partnerFacts(scope),
    pipeline: async () => pipelineFacts(deals),
    course: async () => courseFacts(deals),
    'top-partners': async () => topPartnerFacts(deals, scope),
    registrations: () => registrationFacts(rows, organizationId, scope),
    enablement: () => enablementFacts(rows, organizationId, scope),
    funds: () => fundsFacts(rows, organizationId, scope),
    attention: () => attentionFacts(rows, organizationId, scope),
  };

  const about = fact('Period', `${from} to ${to}`);
  const sections: SectionFacts[] = [];
  for (const sectionId of sectionIds) {
    const own = isTaken(sectionId, facts) ? await facts[sectionId]() : sections.flatMap(headlinesOf);
    const title = sectionId in REPORT_SECTIONS ? REPORT_SECTIONS[sectionId as ReportSectionId] : sectionId;
    sections.push({ sectionId, title, facts: [about, ...own] });
  }
  return sections;
};

const isTaken = <Taken extends object>(sectionId: string, taken: Taken): sectionId is string & keyof Taken =>
  Object.hasOwn(taken, sectionId);

const headlinesOf = ({ title, facts }: SectionFacts): readonly ReportFact[] =>
  facts.slice(1, 1 + HEADLINES).map(({ label, value }) => fact(`${title}: ${label}`, value));
