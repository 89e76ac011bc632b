/** Why a command on an analysis is refused. */
export type PartnerAnalysisRejection = 'analysis-not-requested';
