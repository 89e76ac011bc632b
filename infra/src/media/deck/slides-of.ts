import type { DeckContent } from '@partneros/domain';
import { type Block, blocksOf, plainOf } from './blocks-of.ts';
import { type Room, splitBlocks, splitOff } from './split-blocks.ts';

/** A picture as a slide takes it. */
export interface SlidePicture {
  /** `image/png;base64,…` */
  readonly data: string;
  readonly width: number;
  readonly height: number;
}

/** A slide by what is on it; how that looks is drawn elsewhere. */
export type Slide =
  | { readonly kind: 'title'; readonly title: string; readonly parts: number }
  | { readonly kind: 'agenda'; readonly from: number; readonly headings: readonly string[] }
  | { readonly kind: 'divider'; readonly heading: string; readonly number: number; readonly notes: string }
  | { readonly kind: 'picture'; readonly heading: string; readonly picture: SlidePicture; readonly notes: string }
  | {
      readonly kind: 'content';
      readonly heading: string;
      readonly part: { readonly number: number; readonly of: number };
      readonly blocks: readonly Block[];
      readonly picture: SlidePicture | null;
      readonly notes: string;
    };

/** What fits beside a picture, and without one; in the sizes that are drawn. */
export const ROOMS: Readonly<Record<'whole' | 'half', Room>> = {
  whole: { lines: 14.5, columns: 102 },
  half: { lines: 14.5, columns: 52 },
};
/** Headings on one agenda. */
export const AGENDA_ROWS = 7;

/** The slides of a presentation; `pictures` are those of the sections, as far as they could be drawn. */
export const slidesOf = (
  { title, sections }: DeckContent,
  pictures: readonly (SlidePicture | null)[],
): readonly Slide[] => [
  { kind: 'title', title, parts: sections.length },
  ...(sections.length > 1 ? agendasOf(sections.map(({ heading }) => heading)) : []),
  ...sections.flatMap((section, index) => {
    const { heading } = section;
    const picture = pictures[index] ?? null;
    const blocks = blocksOf(section.content);
    const notes = blocksOf(section.notes ?? '')
      .map(({ runs }) => plainOf(runs))
      .join('\n');
    if (blocks.length === 0)
      return [
        picture
          ? pictureSlide(heading, picture, notes)
          : ({ kind: 'divider', heading, number: index + 1, notes } as const),
      ];
    return contentSlides(heading, blocks, picture, notes);
  }),
];

const pictureSlide = (heading: string, picture: SlidePicture, notes: string): Slide => ({
  kind: 'picture',
  heading,
  picture,
  notes,
});

const agendasOf = (headings: readonly string[]): readonly Slide[] => {
  const pages = Math.ceil(headings.length / (AGENDA_ROWS * 2));
  const perPage = Math.ceil(headings.length / pages);
  return Array.from({ length: pages }, (_, page) => ({
    kind: 'agenda',
    from: page * perPage + 1,
    headings: headings.slice(page * perPage, (page + 1) * perPage),
  }));
};

// The picture stands beside the first portion, whose text is narrower; the rest has the whole width. Notes go with the first.
const contentSlides = (
  heading: string,
  blocks: readonly Block[],
  picture: SlidePicture | null,
  notes: string,
): readonly Slide[] => {
  const beside = picture ? splitOff(blocks, ROOMS.half) : undefined;
  const portions = [...(beside ? [beside.first] : []), ...splitBlocks(beside?.rest ?? blocks, ROOMS.whole)];
  return portions.map((portion, index) => ({
    kind: 'content',
    heading,
    part: { number: index + 1, of: portions.length },
    blocks: portion,
    picture: index === 0 ? picture : null,
    notes: index === 0 ? notes : '',
  }));
};
