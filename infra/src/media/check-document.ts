import { inflateSync } from 'node:zlib';
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { MediaRefusal, PdfDocument, Refined } from '@partneros/domain';

export const MAX_PAGES = 200;
const MAX_OBJECTS = 100_000;
const MAX_STREAM_BYTES = 64 * 1024 * 1024;
// PDF's own limit, and the size of a wall.
const MAX_SIDE_POINTS = 14_400;

// As entries of a dictionary they run something, fetch something, or carry a file.
const UNSAFE_KEYS = new Set(['/JS', '/JavaScript', '/EF', '/EmbeddedFiles', '/XFA', '/RichMediaContent', '/OPI']);
// As the kind of an action, a stream or an annotation they do.
const UNSAFE_KINDS = new Set([
  ...['/JavaScript', '/Launch', '/SubmitForm', '/ImportData', '/GoToE', '/GoToR', '/Rendition', '/Movie', '/Sound'],
  ...['/EmbeddedFile', '/FileAttachment', '/RichMedia', '/Screen', '/3D'],
]);
// What a page is made of; notes, links, form fields and what applications put aside are left out.
const PAGE_KEYS = new Set(
  ['Type', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'Contents', 'UserUnit', 'Group'].map(
    (key) => `/${key}`,
  ),
);

/** Looks through a PDF and puts it together anew from its pages, in this process. */
export const checkDocument = async (bytes: Uint8Array): Promise<Refined<PdfDocument>> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 5).toString('latin1') !== '%PDF-') return refused('unsupported', 'Only PDF is taken.');
  try {
    const source = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      throwOnInvalidObject: true,
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    if (source.isEncrypted) return refused('unreadable', 'The document is locked with a password or encrypted.');
    const found = lookThrough(source);
    if (found !== undefined) return found;
    const count = source.getPageCount();
    if (count === 0) return refused('unreadable', 'The document has no pages.');
    if (count > MAX_PAGES) return refused('too-much', `At most ${MAX_PAGES} pages are taken.`);
    return await fromItsPages(source);
  } catch {
    return refused('unreadable', 'The document is broken.');
  }
};

const lookThrough = (source: PDFDocument): ReturnType<typeof refused> | undefined => {
  const waiting: PDFObject[] = source.context.enumerateIndirectObjects().map(([, object]) => object);
  let seen = 0;
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    seen += 1;
    if (seen > MAX_OBJECTS) return refused('too-much', 'The document has too many parts.');
    if (object instanceof PDFArray) waiting.push(...object.asArray());
    const dict = object instanceof PDFStream ? object.dict : object;
    if (object instanceof PDFRawStream && growsTooLarge(object))
      return refused('too-much', 'The document unpacks to too much.');
    if (!(dict instanceof PDFDict)) continue;
    for (const [key, value] of dict.entries()) {
      if (UNSAFE_KEYS.has(key.asString())) return unsafe(key);
      if (
        value instanceof PDFName &&
        ['/S', '/Type', '/Subtype'].includes(key.asString()) &&
        UNSAFE_KINDS.has(value.asString())
      )
        return unsafe(value);
      waiting.push(value);
    }
  }
  return undefined;
};

const growsTooLarge = ({ dict, contents }: PDFRawStream): boolean => {
  const filter = dict.get(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
  const packed = filters.filter((one) => one instanceof PDFName && ['/FlateDecode', '/Fl'].includes(one.asString()));
  if (packed.length === 0) return false;
  // Packed twice, a little becomes anything.
  if (packed.length > 1) return true;
  if (packed[0] !== filters[0]) return false;
  try {
    inflateSync(contents, { maxOutputLength: MAX_STREAM_BYTES });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  }
};

const fromItsPages = async (source: PDFDocument): Promise<Refined<PdfDocument>> => {
  for (const page of source.getPages())
    for (const key of page.node.keys()) if (!PAGE_KEYS.has(key.asString())) page.node.delete(key);
  const made = await PDFDocument.create({ updateMetadata: false });
  for (const page of await made.copyPages(source, source.getPageIndices())) made.addPage(page);
  const pages = made.getPages().map((page) => page.getSize());
  if (pages.some(({ width, height }) => !(isSide(width) && isSide(height))))
    return refused('unreadable', 'A page has no size.');
  return { ok: true, value: { bytes: await made.save({ updateFieldAppearances: false }), pages } };
};

const isSide = (points: number): boolean => points > 0 && points <= MAX_SIDE_POINTS;

const refused = (refusal: MediaRefusal, reason: string) => ({ ok: false, refusal, reason }) as const;

const unsafe = (name: PDFName) =>
  refused('unsafe', `The document holds ${name.asString().slice(1)}: scripts, actions and attachments are not taken.`);
