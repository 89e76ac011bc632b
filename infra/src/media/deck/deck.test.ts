import type { DeckContent, DeckSection } from '@partneros/domain';
import { expect } from 'chai';
import JSZip from 'jszip';
import { samplePicture } from '../../testing/sample-files.ts';
import { blocksOf, plainOf } from './blocks-of.ts';
import { drawDeck } from './draw-deck.ts';
import { ROOMS, slidesOf } from './slides-of.ts';
import { heightOf, splitBlocks } from './split-blocks.ts';

const section = (over: Partial<DeckSection> = {}): DeckSection => ({
  heading: 'Why',
  content: 'Because.',
  notes: null,
  picture: null,
  ...over,
});
const PICTURE = { data: 'image/png;base64,AAAA', width: 1_600, height: 900 };
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('Markdown for slides', () => {
  const shown = (markdown: string) =>
    blocksOf(markdown).map(
      ({ kind, level, runs, ordinal }) =>
        `${kind}${level} ${ordinal === undefined ? '' : `${ordinal}. `}${plainOf(runs)}`,
    );

  it('becomes paragraphs, lists, headings, quotes and code', () => {
    const markdown = '# One\n\nA *b* **c**\nd\n\n- e\n  - f\n    1. g\n\n> h\n\n```\ni\n\nj\n```\n\n- [x] k';
    expect(shown(markdown)).to.deep.equal([
      'heading0 One',
      'text0 A b c d',
      'bullet0 e',
      'bullet1 f',
      'number2 1. g',
      'quote0 h',
      'code0 i',
      'code0  ',
      'code0 j',
      'bullet0 ☑ k',
    ]);
  });

  it('numbers the items of a list as they are meant, also where it begins later or goes on', () => {
    expect(shown('3. a\n3. b\n   1. c\n\nd\n\n1. e')).to.deep.equal([
      'number0 3. a',
      'number0 4. b',
      'number1 1. c',
      'text0 d',
      'number0 1. e',
    ]);
  });

  it('keeps the text of links and tables, and leaves pictures, HTML and rules out', () => {
    const table = '| A | B |\n|---|---|\n| 1 | 2 |';
    expect(shown(`[x](https://a.example) ![p](file:///etc/passwd)\n\n<div>raw</div>\n\n---\n\n${table}`)).to.deep.equal(
      ['text0 x ', 'bullet0 1 · B: 2'],
    );
  });

  it('shows characters as they are meant', () => {
    expect(shown('a & b &lt;i&gt; `x < y` \\*')).to.deep.equal(['text0 a & b <i> x < y *']);
  });
});

describe('slides', () => {
  it('hold a title, an agenda and each section; one without text is a divider or a picture', () => {
    const sections = [section(), section({ content: '' }), section({ content: '' })];
    const slides = slidesOf({ title: 'T', sections }, [null, null, PICTURE]);
    expect(slides.map(({ kind }) => kind)).to.deep.equal(['title', 'agenda', 'content', 'divider', 'picture']);
    expect(slidesOf({ title: 'T', sections: [section()] }, []).map(({ kind }) => kind)).to.deep.equal([
      'title',
      'content',
    ]);
    expect(slidesOf({ title: 'T', sections: [] }, []).map(({ kind }) => kind)).to.deep.equal(['title']);
  });

  it('hold no more than fits, lose nothing, and leave none nearly empty', () => {
    const list = Array.from({ length: 60 }, (_, n) => `- point ${n} of a long list that goes on`).join('\n');
    const prose = Array.from({ length: 900 }, (_, n) => `word${n}`).join(' ');
    const kanji = '日本語の文章が続きます。'.repeat(90);
    for (const content of [list, prose, kanji, `${list}\n\n${prose}`, `a ${'x'.repeat(4_000)} b`])
      for (const picture of [null, PICTURE]) {
        const slides = slidesOf({ title: 'T', sections: [section({ content })] }, [picture]);
        const portions = slides.flatMap((slide) => (slide.kind === 'content' ? [slide] : []));
        for (const { blocks, picture: beside } of portions) {
          const room = beside ? ROOMS.half : ROOMS.whole;
          expect(heightOf(blocks, room)).to.be.at.most(room.lines + 1);
        }
        const told = portions.flatMap(({ blocks }) => blocks.map(({ runs }) => plainOf(runs))).join(' ');
        const meant = blocksOf(content)
          .map(({ runs }) => plainOf(runs))
          .join(' ');
        expect(told.replace(/\s/g, '') === meant.replace(/\s/g, ''), content.slice(0, 20)).to.equal(true);
        if (content === prose) expect(wordsOf(told)).to.deep.equal(wordsOf(meant));
      }
    const lengths = splitBlocks(blocksOf(list), ROOMS.whole).map((portion) => portion.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).to.be.at.most(3);
  });

  it('hold a table as one where it fits, under the few words before it, and go on with its header', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => `| ${n} | some words |`).join('\n');
    const of = (content: string) => slidesOf({ title: 'T', sections: [section({ content })] }, [null]);
    const [, small] = of(`Before it:\n\n| A | B |\n|---|---|\n${rows(3)}`);
    if (small?.kind !== 'table') throw new Error('no table');
    expect([small.lead.length, small.table.rows.length, small.table.points]).to.deep.equal([1, 3, 20]);
    const tables = of(`| A | B |\n|---|---|\n${rows(30)}\n\nAfter it.`).slice(1);
    expect(tables.map(({ kind }) => kind)).to.deep.equal([...tables.slice(1).map(() => 'table'), 'content']);
    const parts = tables.flatMap((slide) => (slide.kind === 'table' ? [slide.table] : []));
    expect(parts.flatMap((part) => part.rows.map(([cell]) => plainOf(cell ?? [])))).to.deep.equal(
      Array.from({ length: 30 }, (_, n) => String(n)),
    );
    const lengths = parts.map((part) => part.rows.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).to.be.at.most(3);
    const wide = `| ${'A |'.repeat(9)}\n|${'---|'.repeat(9)}\n| ${'b |'.repeat(9)}`;
    expect(of(wide)[1]?.kind).to.equal('content');
  });

  it('show a picture whatever else a section holds', () => {
    const table = '| A | B |\n|---|---|\n| 1 | 2 |';
    const kinds = (content: string) =>
      slidesOf({ title: 'T', sections: [section({ content })] }, [PICTURE])
        .slice(1)
        .map((slide) => `${slide.kind}${'picture' in slide && slide.picture ? ' with it' : ''}`);
    expect(kinds(table)).to.deep.equal(['table', 'picture with it']);
    expect(kinds(`Before.\n\n${table}`)).to.deep.equal(['content with it', 'table']);
    expect(kinds(`${table}\n\nAfter.`)).to.deep.equal(['table', 'content with it']);
  });

  it('make several agendas of many sections', () => {
    const sections = Array.from({ length: 33 }, (_, n) => section({ heading: `Part ${n + 1}` }));
    const agendas = slidesOf({ title: 'T', sections }, []).flatMap((slide) => (slide.kind === 'agenda' ? [slide] : []));
    expect(agendas.map(({ from, headings }) => [from, headings.length])).to.deep.equal([
      [1, 11],
      [12, 11],
      [23, 11],
    ]);
  });
});

describe('a presentation', () => {
  const draw = async (content: DeckContent) => {
    const made = await drawDeck(content);
    if (!made.ok) throw new Error(made.reason);
    const zip = await JSZip.loadAsync(made.value);
    const parts = new Map<string, string>();
    for (const [name, entry] of Object.entries(zip.files))
      if (/\.(xml|rels)$/.test(name)) parts.set(name, await entry.async('string'));
    return { parts, names: Object.keys(zip.files) };
  };
  const textOf = (parts: ReadonlyMap<string, string>, name: RegExp) =>
    [...parts]
      .flatMap(([part, xml]) => (name.test(part) ? [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)] : []))
      .map(([, text]) => text);

  it('is well-formed in every part, whatever a lesson says', async () => {
    const nasty =
      'A & B < C > "D" \'E\' \u0000\u0007\u000b\u001b[31m \ufffe \ud800 🦊 ]]> <!-- &#x0; <script>x</script>';
    const { parts } = await draw({
      title: nasty,
      sections: [
        section({ heading: nasty, content: `${nasty}\n\n- **${nasty}** and *more*\n- \`${nasty}\``, notes: nasty }),
      ],
    });
    expect(parts.size).to.be.greaterThan(20);
    for (const [name, xml] of parts) {
      expect(malformation(xml), name).to.equal(undefined);
      for (const [paragraph] of xml.matchAll(/<a:p>.*?<\/a:p>/gs))
        expect(paragraph.match(/<a:pPr/g)?.length ?? 0, `${name}: ${paragraph}`).to.be.at.most(1);
    }
  });

  it('has pictures drawn anew, notes, and nothing from elsewhere', async () => {
    const picture = await samplePicture('png', { width: 200, height: 100 });
    const hidden = Buffer.concat([picture, Buffer.from('CANARY')]);
    const sections = [
      section({ picture: hidden, notes: 'Say **this**.' }),
      section({ content: '', picture: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }),
    ];
    const { parts, names } = await draw({ title: 'T', sections });
    expect(names.filter((name) => /^ppt\/media\/./.test(name))).to.have.length(1);
    expect(textOf(parts, /notesSlide/).join(' ')).to.include('Say this.');
    expect([...parts.values()].join('')).not.to.match(/TargetMode="External"|CANARY|file:/);
  });

  it('reads from the right what is written so, and puts everything on the other side there', async () => {
    const sections = [
      section({ heading: 'שלום', content: '- אחת\n\nEnglish' }),
      section({ heading: 'Left', content: 'a\n\nمرحبا\n\nb' }),
    ];
    const { parts } = await draw({ title: 'T', sections });
    const paragraphs = (name: string) =>
      [...(parts.get(`ppt/slides/${name}.xml`) ?? '').matchAll(/<a:p>.*?<\/a:p>/gs)].flatMap(([xml]) => {
        const said = /<a:t>([^<]*)/.exec(xml)?.[1];
        return said === undefined ? [] : [`${said} ${/algn="(\w)"/.exec(xml)?.[1]} ${/rtl="1"/.test(xml)}`];
      });
    expect(paragraphs('slide3').slice(0, 3)).to.deep.equal(['שלום r true', 'אחת r true', 'English l false']);
    expect(paragraphs('slide4').slice(0, 4)).to.deep.equal(['Left l false', 'a l false', 'مرحبا r true', 'b l false']);
    expect(paragraphs('slide3').at(-1)).to.equal('3 / 4 l false');
    expect(paragraphs('slide4').at(-1)).to.equal('4 / 4 r false');
  });

  it('says everything in the order of the lesson', async () => {
    const sections = [section({ heading: 'One', content: '- a\n- b' }), section({ heading: 'Two', content: 'c' })];
    const { parts } = await draw({ title: 'Title', sections });
    expect(
      textOf(parts, /^ppt\/slides\/slide\d+\.xml$/).filter((text) => /^(One|Two|[abc])$/.test(text ?? '')),
    ).to.deep.equal(['One', 'Two', 'One', 'a', 'b', 'Two', 'c']);
  });
});

/** What is wrong with XML, as far as text can make it so; `undefined` when nothing is. */
const malformation = (xml: string): string | undefined => {
  const open: string[] = [];
  let rest = xml.replace(/^\ufeff?<\?xml[^>]*\?>/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are looked for.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(rest)) return 'a character that XML has not';
  for (let tag = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*)(\/?)>/.exec(rest); tag !== null; ) {
    const [whole, end, name = '', attributes = '', empty] = tag;
    const text = rest.slice(0, tag.index) + attributes;
    if (/<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text))
      return `a bare character in ${text.slice(0, 80)}`;
    if (end === '/') {
      if (open.pop() !== name) return `an unexpected end of ${name}`;
    } else if (empty !== '/') open.push(name);
    rest = rest.slice(tag.index + whole.length);
    tag = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*)(\/?)>/.exec(rest);
  }
  return open.length > 0 || rest.trim() !== '' ? `something left: ${rest.slice(0, 80)}` : undefined;
};
