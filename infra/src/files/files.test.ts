import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Unavailable } from '@partneros/domain';
import { expect } from 'chai';
import { filesContract } from '../testing/files.contract.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryFiles } from '../testing/memory-files.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createDiskFiles } from './disk-files.ts';
import { createSupabaseFiles } from './supabase-files.ts';
import { SERVICE_KEY, startSupabaseStorage } from './supabase-storage.examples.ts';

const baseUrl = 'https://partners.example.com';
const clock = createManualClock();
const PICTURE = { type: 'webp', bytes: new Uint8Array([1, 2, 3]) } as const;

const disk = (folder: ReturnType<typeof temporaryFolder>) => ({
  files: createDiskFiles({ dataDir: folder.folder, baseUrl, clock }),
  folder,
  close: async () => folder.remove(),
});

filesContract('memory', async () => ({ files: createMemoryFiles(), close: async () => undefined }));

filesContract(
  'local disk',
  async () => disk(temporaryFolder()),
  async (opened) => disk((opened as ReturnType<typeof disk>).folder),
);

filesContract('Supabase Storage', async () => {
  const { url, close } = await startSupabaseStorage();
  return { files: createSupabaseFiles({ url, key: SERVICE_KEY, baseUrl }), close };
});

describe('files on the local disk', () => {
  it('are readable by this user only, and leave nothing half written', async () => {
    const { folder, remove } = temporaryFolder();
    const files = createDiskFiles({ dataDir: folder, baseUrl, clock });
    await Promise.all(
      Array.from({ length: 8 }, () => files.put({ access: 'public', organizationId: 'org-1' }, PICTURE)),
    );
    const place = join(folder, 'files/public/org-1');
    expect(readdirSync(place)).to.have.length(1);
    expect(readdirSync(place)[0]).to.match(/^[\w-]{43}\.webp$/);
    expect(statSync(join(place, readdirSync(place)[0] ?? '')).mode & 0o077).to.equal(0);
    remove();
  });
});

describe('files in Supabase Storage', () => {
  it('lie in a public bucket or a private one, which are made when they are missing', async () => {
    const double = await startSupabaseStorage();
    const files = createSupabaseFiles({ url: double.url, key: SERVICE_KEY, baseUrl });
    const shown = await files.put({ access: 'public', organizationId: 'org-1' }, PICTURE);
    const kept = await files.put({ access: 'members', organizationId: 'org-1' }, PICTURE);
    expect([...double.buckets]).to.deep.equal([
      ['partneros-banners', { public: true }],
      ['partneros-documents', { public: false }],
    ]);
    expect([...double.objects.values()].map(({ type }) => type)).to.deep.equal(['image/webp', 'image/webp']);

    const fetched = await fetch(files.urlOf(shown));
    expect([fetched.status, new Uint8Array(await fetched.arrayBuffer())]).to.deep.equal([200, PICTURE.bytes]);
    expect(files.urlOf(kept)).to.equal(`${baseUrl}/api/files/${kept.fileId}`);
    await double.close();
  });

  it('are unavailable, not absent, when the server fails, refuses the key or does not answer', async () => {
    const double = await startSupabaseStorage();
    const where = { access: 'members', organizationId: 'org-1' } as const;
    const good = createSupabaseFiles({ url: double.url, key: SERVICE_KEY, baseUrl, timeoutMs: 200 });
    const ref = await good.put(where, PICTURE);
    const expectUnavailable = async (files: typeof good) => {
      for (const work of [files.put(where, PICTURE), files.get(ref)])
        expect(await work.catch((error: unknown) => error)).to.be.instanceOf(Unavailable);
    };
    await expectUnavailable(createSupabaseFiles({ url: double.url, key: 'wrong', baseUrl }));
    for (const status of [500, 503, 429, 0]) {
      double.fail(status);
      await expectUnavailable(good);
    }
    double.fail(undefined);
    expect((await good.get(ref))?.bytes).to.deep.equal(PICTURE.bytes);
    await double.close();
    await expectUnavailable(good);
  });
});
