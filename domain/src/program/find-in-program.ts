import type { Program, Segment, Tier, Track } from './program.state.ts';

/** A segment by its id. */
export const segmentIn = ({ segments }: Program, id: string): Segment | undefined =>
  segments.find(({ segmentId }) => segmentId === id);

/** A track by its id. */
export const trackIn = ({ tracks }: Program, id: string): Track | undefined =>
  tracks.find(({ trackId }) => trackId === id);

/** A tier by its id, and the track it is a level of. */
export const tierIn = (program: Program, id: string): { readonly track: Track; readonly tier: Tier } | undefined => {
  for (const track of program.tracks) {
    const tier = track.tiers.find(({ tierId }) => tierId === id);
    if (tier !== undefined) return { track, tier };
  }
  return undefined;
};

/** What every tier is called, each name once, by track and then lowest first. */
export const tierNames = ({ tracks }: Program): readonly string[] => [
  ...new Set(tracks.flatMap(({ tiers }) => tiers.map(({ name }) => name))),
];

/** Is it the same name to people? */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** May a partner be given a tier of this name? Any, until the programme has a tier. */
export const isKnownTier = (program: Program | undefined, name: string): boolean => {
  const names = program === undefined ? [] : tierNames(program);
  return names.length === 0 || names.includes(name);
};
