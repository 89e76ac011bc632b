/** The kinds of report. */
export const REPORT_TYPES = ['executive-summary', 'annual-review', 'quarterly-review'] as const;
export type ReportType = (typeof REPORT_TYPES)[number];

/** Every section that a report may have, and its title. */
export const REPORT_SECTIONS = {
  partners: 'Partners',
  pipeline: 'Pipeline',
  registrations: 'Deal registrations',
  'top-partners': 'Strongest partners',
  enablement: 'Enablement',
  funds: 'Funds and payments',
  course: 'Course of the year',
  attention: 'What needs attention',
  summary: 'In short',
} as const;
export type ReportSectionId = keyof typeof REPORT_SECTIONS;

/** The sections of each kind, in the order they are written: the summary last, because it rests on the others. */
export const SECTIONS_OF: Readonly<Record<ReportType, readonly ReportSectionId[]>> = {
  'executive-summary': ['partners', 'pipeline', 'registrations', 'top-partners', 'attention', 'summary'],
  'quarterly-review': [
    'partners',
    'pipeline',
    'registrations',
    'top-partners',
    'enablement',
    'funds',
    'attention',
    'summary',
  ],
  'annual-review': [
    'partners',
    'pipeline',
    'course',
    'registrations',
    'top-partners',
    'enablement',
    'funds',
    'attention',
    'summary',
  ],
};
