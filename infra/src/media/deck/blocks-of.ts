import { Lexer, type Token, type Tokens } from 'marked';
import { textWidth } from './text-width.ts';

/** A piece of text that looks the same throughout. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
}

/** A paragraph of a slide. */
export interface Block {
  readonly kind: 'text' | 'heading' | 'bullet' | 'number' | 'code' | 'quote';
  /** Of a list, from 0. */
  readonly level: number;
  readonly runs: readonly Run[];
  /** Of an item of a numbered list. */
  readonly ordinal?: number;
}

/** A grid of texts. */
export interface Table {
  readonly header: readonly (readonly Run[])[];
  readonly rows: readonly (readonly (readonly Run[])[])[];
}

const MAX_LEVEL = 3;

/** Markdown as paragraphs for slides. Links keep their text, tables become rows, pictures and HTML are left out. */
export const blocksOf = (markdown: string): readonly Block[] => blocksIn(Lexer.lex(markdown), 0).filter(saysSomething);

/** Markdown as paragraphs and, where one fits a slide, tables, in order. */
export const segmentsOf = (markdown: string): readonly (readonly Block[] | Table)[] => {
  const segments: (readonly Block[] | Table)[] = [];
  for (const token of Lexer.lex(markdown)) {
    const table = token.type === 'table' ? tableOf(token as Tokens.Table) : undefined;
    const before = segments.at(-1);
    const blocks = table === undefined ? blocksIn([token], 0).filter(saysSomething) : [];
    if (table !== undefined) segments.push(table);
    else if (isBlocks(before)) segments[segments.length - 1] = [...before, ...blocks];
    else if (blocks.length > 0) segments.push(blocks);
  }
  return segments;
};

const isBlocks = (segment: readonly Block[] | Table | undefined): segment is readonly Block[] => Array.isArray(segment);

const MOST_COLUMNS = 6;
const WIDEST_CELL = 120;

const tableOf = ({ header, rows }: Tokens.Table): Table | undefined => {
  const cells = [header, ...rows].map((row) => row.map(({ tokens }) => runsIn(tokens)));
  const fits = header.length <= MOST_COLUMNS && cells.flat().every((runs) => textWidth(plainOf(runs)) <= WIDEST_CELL);
  const [first = [], ...others] = cells;
  return fits && others.length > 0 ? { header: first, rows: others } : undefined;
};

const blocksIn = (tokens: readonly Token[], level: number): readonly Block[] =>
  tokens.flatMap((token): readonly Block[] => {
    switch (token.type) {
      case 'heading':
        return [{ kind: 'heading', level: 0, runs: runsIn(token.tokens ?? []) }];
      case 'paragraph':
      case 'text':
        return linesOf(runsIn(token.tokens ?? [token])).map((runs) => ({ kind: 'text', level, runs }));
      case 'list': {
        const { items, ordered, start } = token as Tokens.List;
        return items.flatMap((item, index) => itemBlocks(item, ordered ? (start || 1) + index : undefined, level));
      }
      case 'blockquote':
        return blocksIn(token.tokens ?? [], level).map((block) => ({ ...block, kind: 'quote' }));
      case 'code':
        return (token as Tokens.Code).text
          .split('\n')
          .map((text) => ({ kind: 'code', level: 0, runs: [{ text: text === '' ? ' ' : text, code: true }] }));
      case 'table':
        return tableBlocks(token as Tokens.Table);
      default:
        return [];
    }
  });

const itemBlocks = (
  { tokens, task, checked }: Tokens.ListItem,
  ordinal: number | undefined,
  level: number,
): readonly Block[] => {
  const kind = ordinal === undefined ? 'bullet' : 'number';
  const mark = task ? [{ text: checked ? '☑ ' : '☐ ' }] : [];
  const own = tokens.findIndex(({ type }) => type === 'text' || type === 'paragraph');
  const rest = tokens.filter((_, index) => index !== own);
  const first = tokens[own];
  const runs = first === undefined ? [] : runsIn('tokens' in first ? (first.tokens ?? [first]) : [first]);
  return [
    { kind, level: Math.min(level, MAX_LEVEL), runs: [...mark, ...runs], ...(ordinal !== undefined && { ordinal }) },
    ...blocksIn(rest, Math.min(level + 1, MAX_LEVEL)),
  ];
};

// What is no grid for a slide: each row is a line, led by its first cell.
const tableBlocks = ({ header, rows }: Tokens.Table): readonly Block[] =>
  rows.map((row) => {
    const cells = row.map((cell, index) => {
      const text = plainOf(runsIn(cell.tokens));
      const label = index === 0 ? '' : `${plainOf(runsIn(header[index]?.tokens ?? []))}: `;
      return { text: `${index === 0 ? '' : ' · '}${label}${text}`, bold: index === 0 };
    });
    return { kind: 'bullet', level: 0, runs: cells };
  });

const runsIn = (tokens: readonly Token[], style: Omit<Run, 'text'> = {}): readonly Run[] =>
  tokens.flatMap((token): readonly Run[] => {
    switch (token.type) {
      case 'strong':
        return runsIn(token.tokens ?? [], { ...style, bold: true });
      case 'em':
        return runsIn(token.tokens ?? [], { ...style, italic: true });
      case 'codespan':
        return [{ ...style, text: unescaped(token.text), code: true }];
      case 'br':
        return [{ ...style, text: '\n' }];
      case 'del':
      case 'link':
        return runsIn(token.tokens ?? [], style);
      case 'text':
      case 'escape':
        return 'tokens' in token && token.tokens
          ? runsIn(token.tokens, style)
          : [{ ...style, text: unescaped(token.text) }];
      default:
        return [];
    }
  });

/** What runs say, without how. */
export const plainOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const linesOf = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const lines: Run[][] = [[]];
  for (const run of runs)
    for (const [index, text] of run.text.split('\n').entries()) {
      // Markdown's own line ends are spaces; those that were asked for stand alone.
      if (run.text === '\n' && index > 0) lines.push([]);
      else if (text !== '') lines.at(-1)?.push({ ...run, text: index > 0 && run.text !== '\n' ? ` ${text}` : text });
    }
  return lines;
};

const saysSomething = ({ runs }: Block): boolean => runs.some(({ text }) => text !== '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '');
