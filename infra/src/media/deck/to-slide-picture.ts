import type { Picture } from '@partneros/domain';
import sharp from 'sharp';
import type { SlidePicture } from './slides-of.ts';

/** A picture of ours as every reader of presentations shows it: its first frame, as a JPEG, or a PNG where one sees through it. */
export const toSlidePicture = async ({ bytes }: Picture): Promise<SlidePicture> => {
  const image = sharp(bytes);
  const { hasAlpha } = await image.metadata();
  const drawn = hasAlpha ? image.png({ compressionLevel: 9 }) : image.jpeg({ quality: 82 });
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
  return {
    data: `image/${hasAlpha ? 'png' : 'jpeg'};base64,${data.toString('base64')}`,
    width: info.width,
    height: info.height,
  };
};
