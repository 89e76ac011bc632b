import { deflateSync } from 'node:zlib';
import { boastingPicture, sampleAnimation, samplePdf, samplePicture } from '../testing/sample-files.ts';

/** Numbers from 0 up to 1 that follow from a seed. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const pdfOf = (objects: readonly string[], trailer = '/Root 1 0 R'): Buffer =>
  Buffer.from(
    `%PDF-1.7\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<<${trailer}>>\n%%EOF`,
    'latin1',
  );

const packed = (bytes: number, dictionary: string): Buffer => {
  const content = deflateSync(Buffer.alloc(bytes, 32));
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<<${dictionary}/Filter/FlateDecode/Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n2 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\ntrailer\n<</Root 2 0 R>>\n%%EOF'),
  ]);
};

/** One page that draws this, in a font with this map from codes to letters. */
const pageThatSays = (content: string, map = ''): Buffer => {
  const streamOf = (text: string, dictionary = '') => {
    const packedText = deflateSync(Buffer.from(text)).toString('latin1');
    return `<<${dictionary}/Filter/FlateDecode/Length ${packedText.length}>>\nstream\n${packedText}\nendstream`;
  };
  const drawn = streamOf(`BT /F 12 Tf ${content} ET`, '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 4 0 R');
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources 4 0 R/Contents 5 0 R>>',
    '<</Font<</F 6 0 R>>/XObject<</Self 5 0 R>>>>',
    drawn,
    '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[8 0 R]>>',
    streamOf(map),
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>',
  ]);
};

const MEBIBYTE = 1024 * 1024;

/** Files to begin with: good ones of every kind, and those that were made to hurt. */
export const seedFiles = async (): Promise<readonly Buffer[]> => [
  await samplePicture('png', { width: 300, height: 100 }),
  await samplePicture('jpeg', { width: 300, height: 100 }),
  await samplePicture('webp', { width: 300, height: 100 }),
  await samplePicture('gif', { width: 300, height: 100 }),
  await sampleAnimation(12),
  await sampleAnimation(120, { width: 8, height: 8 }),
  await boastingPicture(16_383, 16_383),
  await boastingPicture(4_800, 4_999),
  await boastingPicture(2_147_483_647, 2_147_483_647),
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'),
  Buffer.from('49492a000800000001000001040001000000ffff0000', 'hex'),
  await samplePdf(3),
  await samplePdf(2, (document) => document.addJavaScript('x', 'app.alert(1)')),
  await samplePdf(1, (document) => document.attach(new Uint8Array(64), 'a.exe')),
  await samplePdf(1, (document) => document.encrypt({ userPassword: 'x', ownerPassword: 'y' })),
  // Pages that are their own children, objects that are each other, an older version that is this one.
  pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
  pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '2 0 R']),
  pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 2000000000>>'], '/Root 1 0 R/Prev 0'),
  pdfOf([`${'['.repeat(50_000)}${']'.repeat(50_000)}`]),
  pdfOf([`<</A ${'<</B '.repeat(20_000)}1${'>>'.repeat(20_000)}>>`]),
  pdfOf(Array.from({ length: 20_000 }, (_, index) => `<</Next ${index + 2} 0 R>>`)),
  pdfOf(['<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScript/J#53(x)>>>>', '<</Type/Pages/Kids[]/Count 0>>']),
  packed(24 * MEBIBYTE, '/Type/ObjStm/N 1/First 4'),
  packed(24 * MEBIBYTE, '/Type/XRef/Size 9/W[1 2 1]/Root 2 0 R'),
  packed(65 * MEBIBYTE, ''),
  // Pages that never stop talking, that draw themselves, and whose letters stand for all there are.
  pageThatSays('(a) Tj '.repeat(2_000_000)),
  pageThatSays('/Self Do '.repeat(2_000)),
  pageThatSays(
    '<0001> Tj',
    'begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffffffff> <0041> endbfrange',
  ),
];

/** A file that nobody has sent yet: one of these, broken or joined in one of many ways. */
export const hostileFile = (seeds: readonly Buffer[], random: () => number): Buffer => {
  const pick = (): Buffer => seeds[Math.floor(random() * seeds.length)] ?? Buffer.alloc(0);
  const at = (length: number): number => Math.floor(random() * (length + 1));
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
  const seed = Buffer.from(pick());
  switch (Math.floor(random() * 9)) {
    case 0:
      return seed;
    case 1:
      return seed.subarray(0, at(seed.length));
    case 2:
      return flipped(seed, random, 1 + at(8));
    case 3:
      return flipped(seed, random, 20 + at(200));
    case 4: {
      const [from, to] = [at(seed.length), at(seed.length)].toSorted((a, b) => a - b);
      return Buffer.concat([seed.subarray(0, from), noise(Math.min(64, (to ?? 0) - (from ?? 0))), seed.subarray(to)]);
    }
    case 5:
      return Buffer.concat([seed, pick()]);
    case 6:
      return Buffer.concat([seed.subarray(0, at(seed.length)), pick().subarray(at(40))]);
    case 7:
      // Another file behind the first bytes of this one.
      return Buffer.concat([seed.subarray(0, 12), pick()]);
    default: {
      const place = at(Math.max(0, seed.length - 4));
      if (seed.length >= 4)
        seed.writeUInt32BE(random() < 0.5 ? 0xffffffff : 0x7fffffff, Math.min(place, seed.length - 4));
      return seed;
    }
  }
};

const flipped = (bytes: Buffer, random: () => number, times: number): Buffer => {
  for (let time = 0; time < times && bytes.length > 0; time += 1) {
    const place = Math.floor(random() * bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
};
