/** Why a command on a programme is refused. */
export type ProgramRejection =
  | 'segment-not-found'
  | 'segment-name-taken'
  | 'segment-in-use'
  | 'segment-full'
  | 'partner-not-in-segment'
  | 'track-not-found'
  | 'track-taken'
  | 'tier-not-found'
  | 'tier-name-taken'
  | 'order-incomplete'
  | 'program-full';
