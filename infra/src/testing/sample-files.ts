import { crc32 } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';

/** A picture of one colour. */
export const samplePicture = (
  type: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
  { width = 60, height = 20, background = '#2563eb' } = {},
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .toFormat(type)
    .toBuffer();

/** A small picture that says it is this large. */
export const boastingPicture = async (width: number, height: number): Promise<Buffer> => {
  const png = await samplePicture();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
};

/** A moving picture, each frame of another colour. */
export const sampleAnimation = async (frames: number, { width = 40, height = 30 } = {}): Promise<Buffer> => {
  const drawn = Array.from({ length: frames }, (_, n) =>
    samplePicture('png', { width, height, background: `rgb(${(n * 53) % 256},${(n * 97) % 256},${(n * 193) % 256})` }),
  );
  return sharp(await Promise.all(drawn), { join: { animated: true } })
    .gif()
    .toBuffer();
};

/** A document of so many A4 pages; `change` does more to it. */
export const samplePdf = async (pages = 1, change?: (document: PDFDocument) => unknown): Promise<Buffer> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 1; page <= pages; page += 1) document.addPage([595, 842]).drawText(`Page ${page}`, { x: 60, y: 760 });
  await change?.(document);
  return Buffer.from(await document.save());
};
