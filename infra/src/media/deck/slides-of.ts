import type { DeckContent } from '@partneros/domain';
import { type Block, blocksOf, plainOf, segmentsOf, type Table } from './blocks-of.ts';
import { heightOf, type Room, splitBlocks, splitOff } from './split-blocks.ts';
import { type SizedTable, splitTable } from './split-table.ts';

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
    }
  | {
      readonly kind: 'table';
      readonly heading: string;
      readonly part: { readonly number: number; readonly of: number };
      /** What stands over it. */
      readonly lead: readonly Block[];
      readonly table: SizedTable;
      readonly notes: string;
    };

/** What fits beside a picture, and without one; in the sizes that are drawn. */
export const ROOMS: Readonly<Record<'whole' | 'half', Room>> = {
  whole: { lines: 14.5, columns: 102 },
  half: { lines: 14.5, columns: 50 },
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
    const segments = segmentsOf(section.content);
    const notes = blocksOf(section.notes ?? '')
      .map(({ runs }) => plainOf(runs))
      .join('\n');
    if (segments.length === 0)
      return [
        picture
          ? pictureSlide(heading, picture, notes)
          : ({ kind: 'divider', heading, number: index + 1, notes } as const),
      ];
    return contentSlides(heading, segments, picture, notes);
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

type Portion = { readonly blocks: readonly Block[] } | { readonly lead: readonly Block[]; readonly table: SizedTable };

// The picture stands beside the first text, which is narrower; without a text it has a slide. Notes go with the first.
const contentSlides = (
  heading: string,
  segments: readonly (readonly Block[] | Table)[],
  picture: SlidePicture | null,
  notes: string,
): readonly Slide[] => {
  const portions: Portion[] = [];
  let shown = picture === null;
  for (const segment of segments) {
    if ('rows' in segment) {
      portions.push(...tablePortions(segment, leadIn(portions, picture !== null)));
      continue;
    }
    const beside = shown ? undefined : splitOff(segment, ROOMS.half);
    shown = true;
    const rest = splitBlocks(beside?.rest ?? segment, ROOMS.whole);
    portions.push(...[...(beside ? [beside.first] : []), ...rest].map((blocks) => ({ blocks })));
  }
  const pictured = picture === null ? -1 : portions.findIndex((portion) => 'blocks' in portion);
  const told = (index: number) => (index === 0 ? notes : '');
  const slides = portions.map((portion, index): Slide => {
    const common = { heading, part: { number: index + 1, of: portions.length }, notes: told(index) };
    return 'table' in portion
      ? { kind: 'table', ...common, ...portion }
      : { kind: 'content', ...common, ...portion, picture: index === pictured ? picture : null };
  });
  return picture !== null && pictured < 0 ? [...slides, pictureSlide(heading, picture, '')] : slides;
};

const MOST_LEAD_LINES = 4;

// A few words before a table stand over it, unless they have a picture beside them.
const leadIn = (portions: Portion[], isPictured: boolean): readonly Block[] => {
  const last = portions.at(-1);
  if (last === undefined || !('blocks' in last)) return [];
  if (isPictured && portions.find((portion) => 'blocks' in portion) === last) return [];
  if (heightOf(last.blocks, ROOMS.whole) > MOST_LEAD_LINES) return [];
  portions.pop();
  return last.blocks;
};

const tablePortions = (table: Table, lead: readonly Block[]): readonly Portion[] =>
  splitTable(table, heightOf(lead, ROOMS.whole)).map((part, index) => ({ lead: index === 0 ? lead : [], table: part }));
