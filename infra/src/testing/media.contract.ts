import type { Media, Refined } from '@partneros/domain';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import sharp from 'sharp';
import { boastingPicture, sampleAnimation, samplePdf, samplePicture } from './sample-files.ts';

/** An adapter under test. */
export interface OpenMediaUnderTest {
  readonly media: Media;
  close(): Promise<void>;
}

const SIZE = { maxWidth: 400, maxHeight: 200 };
const TYPES = ['png', 'jpeg', 'webp', 'gif'] as const;

/** What all work on content from outside comes to. */
export const mediaContract = (adapter: string, open: () => OpenMediaUnderTest): void => {
  describe(`media contract: ${adapter}`, () => {
    let opened: OpenMediaUnderTest;
    before(() => {
      opened = open();
    });
    after(() => opened.close());

    const taken = <Value>(refined: Refined<Value>): Value => {
      if (!refined.ok) throw new Error(`refused as ${refined.refusal}: ${refined.reason}`);
      return refined.value;
    };
    const refusalOf = (refined: Refined<unknown>) => (refined.ok ? 'taken' : refined.refusal);
    const draw = (bytes: Uint8Array) => opened.media.picture(bytes, SIZE);
    const check = (bytes: Uint8Array) => opened.media.document(bytes);
    const read = (bytes: Uint8Array, maxCharacters = 10_000) => opened.media.text(bytes, { maxCharacters });

    it('draws each kind of picture anew, as a WebP that is no larger than asked for', async () => {
      for (const type of TYPES) {
        const bytes = await samplePicture(type, { width: 1_000, height: 300 });
        const { bytes: drawn, ...picture } = taken(await draw(bytes));
        expect(picture, type).to.deep.equal({ type: 'webp', width: 400, height: 120 });
        expect(Buffer.from(drawn).toString('latin1', 8, 12)).to.equal('WEBP');
      }
      const small = taken(await draw(await samplePicture('png', { width: 30, height: 10 })));
      expect([small.width, small.height]).to.deep.equal([30, 10]);
    });

    it('keeps a moving picture moving', async () => {
      const { bytes, width, height } = taken(await draw(await sampleAnimation(5)));
      const about = await sharp(bytes, { pages: -1 }).metadata();
      expect([about.pages, width, height]).to.deep.equal([5, 40, 30]);
    });

    it('leaves behind what else a picture carried, and turns it the way it is to be seen', async () => {
      const turned = await sharp(await samplePicture('jpeg', { width: 300, height: 100 }))
        .withExif({ IFD0: { Copyright: 'CANARY', ImageDescription: '<script>alert(1)</script>' } })
        .withMetadata({ orientation: 6 })
        .toBuffer();
      const hidden = Buffer.concat([turned, Buffer.from('<html>CANARY PK\x03\x04')]);
      const { bytes, width, height } = taken(await draw(hidden));
      expect([width, height]).to.deep.equal([67, 200]);
      expect(Buffer.from(bytes).toString('latin1')).not.to.match(/CANARY|script|html|Exif/);
    });

    it('never gives back the very bytes that it was given', async () => {
      for (const type of TYPES) {
        let bytes: Uint8Array = await samplePicture(type);
        for (let round = 0; round < 4; round += 1) {
          const { bytes: drawn } = taken(await draw(bytes));
          expect(Buffer.from(drawn).equals(Buffer.from(bytes)), `${type}, round ${round}`).to.equal(false);
          bytes = drawn;
        }
      }
    });

    it('goes by what a picture holds: SVG, TIFF, HTML and PDF are none', async () => {
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script/></svg>';
      const tiff = Buffer.from('49492a0008000000', 'hex');
      for (const bytes of [Buffer.from(svg), tiff, Buffer.from('<html>'), await samplePdf(), Buffer.alloc(0)])
        expect(refusalOf(await draw(bytes))).to.equal('unsupported');
      const png = await samplePicture();
      expect(refusalOf(await draw(Buffer.concat([png.subarray(0, 8), Buffer.from(svg)])))).to.equal('unreadable');
    });

    it('refuses what is broken, and too many pixels or frames', async () => {
      const png = await samplePicture('png', { width: 500, height: 500 });
      expect(refusalOf(await draw(png.subarray(0, png.length / 2)))).to.equal('unreadable');
      for (const [width, height] of [
        [5_001, 5_000],
        [12_001, 1],
        [60_000, 60_000],
        [2_000_000_000, 2_000_000_000],
      ] as const)
        expect(refusalOf(await draw(await boastingPicture(width, height))), `${width}`).to.be.oneOf([
          'too-much',
          'unreadable',
        ]);
      expect(refusalOf(await draw(await boastingPicture(5_001, 5_000)))).to.equal('too-much');
      expect(refusalOf(await draw(await sampleAnimation(101, { width: 2, height: 2 })))).to.equal('too-much');
    });

    it('puts a document together anew, page by page', async () => {
      const { bytes, pages } = taken(await check(await samplePdf(3)));
      expect(pages).to.deep.equal(Array.from({ length: 3 }, () => ({ width: 595, height: 842 })));
      expect(Buffer.from(bytes).toString('latin1', 0, 5)).to.equal('%PDF-');
      expect(taken(await check(bytes)).pages).to.have.length(3);
      const polyglot = Buffer.concat([await samplePdf(), Buffer.from('\nPK\x03\x04CANARY<script>')]);
      expect(Buffer.from(taken(await check(polyglot)).bytes).toString('latin1')).not.to.match(/CANARY/);
    });

    it('refuses a document that runs something, carries a file, or is locked', async () => {
      const scripted = await samplePdf(1, (document) => document.addJavaScript('x', 'app.alert(1)'));
      const carrying = await samplePdf(1, (document) => document.attach(new Uint8Array(9), 'a.exe'));
      const launching = await samplePdf(1, (document) => {
        const { context } = document;
        document.catalog.set(
          context.obj({ OpenAction: 1 }).keys()[0] as never,
          context.register(context.obj({ S: 'Launch', F: 'calc.exe' })),
        );
      });
      for (const bytes of [scripted, carrying, launching]) expect(refusalOf(await check(bytes))).to.equal('unsafe');
      const locked = await samplePdf(1, (document) => document.encrypt({ userPassword: 'x', ownerPassword: 'y' }));
      expect(refusalOf(await check(locked))).to.equal('unreadable');
    });

    it('reads the text of a document page by page', async () => {
      const bytes = await samplePdf(2, (document) => {
        const page = document.getPage(1);
        for (const [line, text] of ['We migrate core bank-', 'ing systems.', '', 'Prices on request.'].entries())
          page.drawText(text, { x: 60, y: 700 - 14 * line, size: 12 });
      });
      expect(taken(await read(bytes)).pages).to.deep.equal([
        'Page 1',
        'Page 2\n\nWe migrate core banking systems.\n\nPrices on request.',
      ]);
      expect(refusalOf(await read(bytes, 30))).to.equal('too-much');
    });

    it('reads no text where there is none, and none of a document that it does not take', async () => {
      const scanned = await samplePdf(0, async (document) => {
        document.addPage().drawImage(await document.embedPng(await samplePicture()));
      });
      const scripted = await samplePdf(1, (document) => document.addJavaScript('x', 'app.alert(1)'));
      const locked = await samplePdf(1, (document) => document.encrypt({ userPassword: 'x', ownerPassword: 'y' }));
      expect(refusalOf(await read(scanned))).to.equal('unreadable');
      expect(refusalOf(await read(scripted))).to.equal('unsafe');
      expect(refusalOf(await read(locked))).to.equal('unreadable');
      expect(refusalOf(await read(await samplePicture()))).to.equal('unsupported');
      expect(refusalOf(await read(await samplePdf(201)))).to.equal('too-much');
    });

    it('refuses what is no document, has none of it, or too much', async () => {
      const pdf = await samplePdf();
      for (const bytes of [await samplePicture(), Buffer.concat([Buffer.from(' '), pdf]), Buffer.alloc(0)])
        expect(refusalOf(await check(bytes))).to.equal('unsupported');
      expect(refusalOf(await check(Buffer.from('%PDF-1.7\n%%EOF')))).to.equal('unreadable');
      expect(refusalOf(await check(pdf.subarray(0, 60)))).to.equal('unreadable');
      expect(refusalOf(await check(await samplePdf(201)))).to.equal('too-much');
    });
  });
};
