/** When the server is killed. */
export const MOMENTS = [
  'at random',
  'while starting',
  'with a command under way',
  'right after an acknowledgement',
  'in an effect, unanswered',
  'in a delay',
] as const;

/** One of them. */
export type Moment = (typeof MOMENTS)[number];
