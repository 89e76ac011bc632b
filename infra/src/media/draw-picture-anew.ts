import type { MediaRefusal, Picture, PictureSize, Refined } from '@partneros/domain';
import sharp from 'sharp';
import { pictureKind } from './picture-kind.ts';

/** Of all frames together. */
export const MAX_PIXELS = 24_000_000;
export const MAX_FRAMES = 100;
const MAX_SIDE = 12_000;
const MAX_SECONDS = 2;

// Whatever a file says it is, no other reader ever sees it: SVG, TIFF, PDF and the rest stay closed.
const READERS = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'NsgifBuffer'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: READERS.map((reader) => `VipsForeignLoad${reader}`) });
sharp.concurrency(1);
sharp.cache(false);

/** Draws a picture anew, in this process: what comes out holds its pixels and nothing else of it. */
export const drawPictureAnew = async (bytes: Uint8Array, size: PictureSize): Promise<Refined<Picture>> => {
  if (pictureKind(bytes) === undefined) return refused('unsupported', 'Only JPEG, PNG, WebP and GIF are taken.');
  try {
    const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: true, pages: -1 } as const;
    const about = await sharp(bytes, options).metadata();
    const frames = about.pages ?? 1;
    const height = about.pageHeight ?? about.height;
    if (frames > MAX_FRAMES) return refused('too-much', `At most ${MAX_FRAMES} frames are taken.`);
    if (Math.max(about.width, height) > MAX_SIDE) return refused('too-much', `No side may be over ${MAX_SIDE} pixels.`);
    if (about.width * height * frames > MAX_PIXELS) return tooManyPixels;

    // A moving picture cannot be turned.
    const drawing = frames > 1 ? sharp(bytes, options) : sharp(bytes, options).autoOrient();
    const sized = drawing
      .resize({ width: size.maxWidth, height: size.maxHeight, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: MAX_SECONDS });
    const drawn = await sized.clone().webp({ quality: 85, effort: 3 }).toBuffer({ resolveWithObject: true });
    // Somebody may send back what came out of here: the same is not kept twice over as if it were new.
    const isSame = Buffer.from(bytes).equals(drawn.data);
    const { data, info } = isSame ? await sized.png().toBuffer({ resolveWithObject: true }) : drawn;
    const drawnHeight = info.pageHeight ?? info.height;
    return {
      ok: true,
      value: { type: isSame ? 'png' : 'webp', bytes: new Uint8Array(data), width: info.width, height: drawnHeight },
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/pixel limit/i.test(message)) return tooManyPixels;
    if (/timeout/i.test(message)) return refused('too-much', 'It takes too long to draw.');
    return refused('unreadable', 'The picture is broken.');
  }
};

const refused = (refusal: MediaRefusal, reason: string) => ({ ok: false, refusal, reason }) as const;

const tooManyPixels = refused(
  'too-much',
  `At most ${MAX_PIXELS / 1_000_000} million pixels are taken, all frames together.`,
);
