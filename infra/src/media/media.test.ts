import { deflateSync } from 'node:zlib';
import { Unavailable } from '@partneros/domain';
import { expect } from 'chai';
import sharp from 'sharp';
import { inProcessMedia } from '../testing/in-process-media.ts';
import { mediaContract } from '../testing/media.contract.ts';
import { samplePdf, samplePicture } from '../testing/sample-files.ts';
import { createMedia } from './create-media.ts';

const SIZE = { maxWidth: 400, maxHeight: 200 };
// A run of tests has more to do than a server.
const PATIENT = { seconds: 20 };

mediaContract('in this process', () => ({ media: inProcessMedia, close: async () => undefined }));

mediaContract('in a process apart', () => {
  const media = createMedia(PATIENT);
  return { media, close: media.close };
});

/** Holds a stream of so many bytes, packed, among objects that a reader has to unpack to see. */
const unpackingTo = (megabytes: number): Buffer => {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 32));
  const head = `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  return Buffer.concat([
    Buffer.from(head),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF'),
  ]);
};

describe('work in a process apart', () => {
  it('is refused when it takes too much memory, and goes on with the next', async () => {
    const media = createMedia({ ...PATIENT, megabytes: 250 });
    const refused = await media.document(unpackingTo(400));
    expect(refused).to.include({ ok: false, refusal: 'too-much' });
    expect((await media.document(await samplePdf())).ok).to.equal(true);
    expect(media.figures().started).to.equal(2);
    await media.close();
  });

  it('is refused when it takes too long, and goes on with the next', async () => {
    const media = createMedia({ seconds: 0.001 });
    const picture = await samplePicture('png', { width: 2_000, height: 2_000 });
    for (let round = 0; round < 2; round += 1)
      expect(await media.picture(picture, SIZE)).to.include({ ok: false, refusal: 'too-much' });
    expect(media.figures().started).to.equal(2);
    await media.close();
  });

  it('waits its turn, up to a number', async () => {
    const media = createMedia(PATIENT);
    const picture = await samplePicture();
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => media.picture(picture, SIZE)));
    const done = all.filter(({ status }) => status === 'fulfilled');
    const refused = all.filter((each) => each.status === 'rejected' && each.reason instanceof Unavailable);
    expect([done.length, refused.length]).to.deep.equal([33, 17]);
    expect(media.figures().started).to.equal(1);
    await media.close();
    expect(await media.picture(picture, SIZE).catch((error: unknown) => error)).to.be.instanceOf(Unavailable);
  });
});

describe('the readers of pictures', () => {
  it('are four; every other one stays closed, also for who passes the first look', async () => {
    await inProcessMedia.picture(await samplePicture(), SIZE);
    for (const bytes of ['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'P3 1 1 255 0 0 0\n'])
      expect(
        await sharp(Buffer.from(bytes))
          .metadata()
          .catch((error: Error) => error),
      ).to.be.instanceOf(Error);
  });
});
