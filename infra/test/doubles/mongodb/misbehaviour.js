/** What a primary answers that has just become a secondary. */
export const NOT_PRIMARY = {
  kind: 'error',
  code: 10107,
  codeName: 'NotWritablePrimary',
  errorLabels: ['RetryableWriteError'],
};
/** What a primary answers that could not reach a majority in time. */
export const NO_MAJORITY = { kind: 'write-concern-error', code: 64, codeName: 'WriteConcernFailed' };
//# sourceMappingURL=misbehaviour.js.map
