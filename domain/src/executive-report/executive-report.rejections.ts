/** Why a command on a report is refused. */
export type ExecutiveReportRejection =
  | 'report-not-found'
  | 'report-already-exists'
  | 'report-section-not-next'
  | 'report-section-in-hand';
