import { Unavailable } from '@partneros/domain';
import { expect } from 'chai';
import { createMedia } from './create-media.ts';
import { hostileFile, randomFrom, seedFiles } from './hostile-files.examples.ts';
import { pictureKind } from './picture-kind.ts';

const SIZE = { maxWidth: 2_400, maxHeight: 1_200 };
const TEXT = { maxCharacters: 200_000 };
const MEBIBYTE = 1024 * 1024;
// A few in every run of the tests; `npm run test:uploads` sends 10,000 and holds the figures against their bars.
const COUNT = Number(process.env.UPLOADS ?? 120);
const IS_MEASURED = process.env.UPLOADS !== undefined;
const UNSAFE = /\/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|XFA)\b/;

describe('hostile files', () => {
  it(`are refused or made harmless, ${COUNT} of them, and hurt nobody`, async () => {
    const seeds = await seedFiles();
    const random = randomFrom(Number(process.env.SEED ?? 20_260_516));
    const media = createMedia(IS_MEASURED ? {} : { seconds: 20 });
    const outcomes = new Map<string, number>();
    let slowest = 0;
    let server = 0;
    let texts = 0;

    for (let sent = 0; sent < COUNT; sent += 1) {
      const bytes = hostileFile(seeds, random);
      // Most as what they say they are, some as what they are not.
      const asPicture = random() < 0.1 ? random() < 0.5 : pictureKind(bytes) !== undefined;
      const asText = !asPicture && random() < 0.5;
      const began = performance.now();
      const read = asPicture ? media.picture(bytes, SIZE) : asText ? media.text(bytes, TEXT) : media.document(bytes);
      const made = await read.catch((error: unknown) => {
        if (error instanceof Unavailable) throw new Error(`file ${sent} found nobody to work on it`);
        throw error;
      });
      slowest = Math.max(slowest, performance.now() - began);
      server = Math.max(server, process.memoryUsage.rss());
      const outcome = made.ok ? 'taken' : made.refusal;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!made.ok) continue;
      if ('pages' in made.value && !('bytes' in made.value)) {
        texts += 1;
        const text = made.value.pages.join('');
        expect(text.length, `file ${sent}`).to.be.within(1, TEXT.maxCharacters);
        expect(text, `file ${sent}`).not.to.match(/\p{Cs}|[^\P{Cc}\n]/u);
        continue;
      }
      const kept = Buffer.from(made.value.bytes);
      expect(kept.equals(bytes), `file ${sent} was kept as it came`).to.equal(false);
      if (asPicture) expect(pictureKind(kept), `file ${sent}`).to.be.oneOf(['webp', 'png']);
      else expect(kept.toString('latin1'), `file ${sent}`).not.to.match(UNSAFE);
    }

    const { peakBytes, started } = media.figures();
    await media.close();
    expect([...outcomes.keys()]).to.include.members(['taken', 'unsupported', 'unreadable', 'too-much']);
    expect(texts).to.be.greaterThan(0);
    expect(peakBytes).to.be.lessThan(400 * MEBIBYTE);
    if (!IS_MEASURED) return;
    expect(server).to.be.lessThan(400 * MEBIBYTE);
    expect(slowest).to.be.lessThan(3_000);
    const mebibytes = (figure: number) => Math.round(figure / MEBIBYTE);
    console.info(
      `    ${JSON.stringify(Object.fromEntries(outcomes))}, ${texts} texts; slowest ${Math.round(slowest)} ms; ` +
        `${mebibytes(peakBytes)} MiB in the process apart, ${mebibytes(server)} MiB in this one; ${started} processes`,
    );
  }).timeout(IS_MEASURED ? 7_200_000 : 120_000);
});
