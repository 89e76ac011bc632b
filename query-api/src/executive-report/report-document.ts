import type { Aggregate, ExecutiveReport, SectionPayload } from '@partneros/domain';

/** A finished report, for people to read: the summary first, whenever it was written. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly SectionPayload[];
  readonly writtenAt: string;
}

const TITLES: Readonly<Record<ExecutiveReport['reportType'], string>> = {
  'executive-summary': 'Executive summary',
  'annual-review': 'Annual review',
  'quarterly-review': 'Quarterly review',
};

/** Puts a report in the order it is read in. */
export const reportDocument = ({
  state: { reportType, organizationName, from, to, sections, completedAt },
}: Pick<Aggregate<ExecutiveReport>, 'state'>): ReportDocument => {
  const isSummary = ({ sectionId }: { readonly sectionId: string }) => sectionId === 'summary';
  const ordered = [...sections.filter(isSummary), ...sections.filter((section) => !isSummary(section))];
  return {
    title: `${TITLES[reportType]} – ${organizationName}`,
    subtitle: `${from} to ${to}`,
    sections: ordered.map(({ payload }) => payload),
    writtenAt: completedAt ?? '',
  };
};
