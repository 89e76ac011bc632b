import JSZip from 'jszip';

const SLIDE = /^ppt\/slides\/slide\d+\.xml$/;
const PARAGRAPH = /<a:p>.*?<\/a:p>/gs;
const PROPERTIES = /<a:pPr(?:[^>]*\/>|.*?<\/a:pPr>)/gs;

/**
 * A presentation in which each paragraph says its properties once: the library repeats them before every run, which
 * PowerPoint offers to repair.
 */
export const repairParagraphs = async (presentation: Uint8Array): Promise<Uint8Array> => {
  const zip = await JSZip.loadAsync(presentation);
  for (const [name, entry] of Object.entries(zip.files)) {
    if (!SLIDE.test(name)) continue;
    const xml = await entry.async('string');
    zip.file(name, xml.replace(PARAGRAPH, sayingOnce));
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};

const sayingOnce = (paragraph: string): string => {
  let said = false;
  return paragraph.replace(PROPERTIES, (properties) => {
    if (said) return '';
    said = true;
    return properties;
  });
};
