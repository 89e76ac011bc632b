import type { PdfText, Refined } from '@partneros/domain';
import * as pdfJs from 'unpdf/pdfjs';
import { checkDocument } from './check-document.ts';
import { type PieceOfText, textOfPage } from './text-of-page.ts';

interface Page {
  getTextContent(): Promise<{ readonly items: readonly (PieceOfText | object)[] }>;
  cleanup(): void;
}

interface Opened {
  readonly promise: Promise<{ readonly numPages: number; getPage(number: number): Promise<Page> }>;
  destroy(): Promise<void>;
}

// Its own types lead nowhere: they name files without their endings.
const { getDocument } = pdfJs as unknown as { readonly getDocument: (about: object) => Opened };

/**
 * Reads the text of a PDF in this process, page by page. What is read is the document put together anew, so that nothing
 * reaches the reader that was refused or left out before.
 */
export const readDocument = async (
  bytes: Uint8Array,
  { maxCharacters }: { readonly maxCharacters: number },
): Promise<Refined<PdfText>> => {
  const checked = await checkDocument(bytes);
  if (!checked.ok) return checked;
  // The buffer is given away, and texts need neither fonts to draw with nor code made at run time.
  const data = new Uint8Array(checked.value.bytes);
  const opened = getDocument({
    data,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const document = await opened.promise;
    const pages: string[] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      page.cleanup();
      const text = textOfPage(items.filter((item) => 'str' in item));
      characters += text.length;
      if (characters > maxCharacters)
        return refused('too-much', `The document has more text than the ${maxCharacters} characters that are taken.`);
      pages.push(text);
    }
    if (!pages.some((text) => /[\p{L}\p{N}]/u.test(text)))
      return refused('unreadable', 'The document has no text that can be read: scanned pages are pictures.');
    return { ok: true, value: { pages } };
  } catch {
    return refused('unreadable', 'The document is broken.');
  } finally {
    await opened.destroy();
  }
};

const refused = (refusal: 'too-much' | 'unreadable', reason: string) => ({ ok: false, refusal, reason }) as const;
