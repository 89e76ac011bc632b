import type { Files } from '@partneros/domain';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';

/** An adapter under test. */
export interface OpenFiles {
  readonly files: Files;
  close(): Promise<void>;
}

const ORGANIZATION = 'org-1';
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const ABSENT = `${'a'.repeat(43)}-webp`;

/** What every place for files does. With `reopen`, also that it keeps what it acknowledged; it closes the one it is given. */
export const filesContract = (
  adapter: string,
  open: () => Promise<OpenFiles>,
  reopen?: (opened: OpenFiles) => Promise<OpenFiles>,
): void => {
  describe(`files contract: ${adapter}`, () => {
    let opened: OpenFiles;
    const where = { access: 'members', organizationId: ORGANIZATION } as const;

    before(async () => {
      opened = await open();
    });

    after(() => opened.close());

    it('gives back what it was given, and what it is', async () => {
      const content = {
        type: 'pptx',
        bytes: new Uint8Array(Array.from({ length: 100_000 }, (_, n) => n % 251)),
      } as const;
      const ref = await opened.files.put(where, content);
      expect(ref).to.include(where);
      const found = await opened.files.get(ref);
      expect(found?.type).to.equal('pptx');
      expect(Buffer.from(found?.bytes ?? []).equals(Buffer.from(content.bytes))).to.equal(true);
    });

    it('keeps the same content once, under the same id, also at the same time', async () => {
      const content = { type: 'webp', bytes: bytes('the same') } as const;
      const refs = await Promise.all(Array.from({ length: 16 }, () => opened.files.put(where, content)));
      expect(new Set(refs.map(({ fileId }) => fileId)).size).to.equal(1);
      const other = await opened.files.put(where, { type: 'webp', bytes: bytes('another') });
      expect(other.fileId).not.to.equal(refs[0]?.fileId);
      const asPdf = await opened.files.put(where, { ...content, type: 'pdf' });
      expect(asPdf.fileId).not.to.equal(refs[0]?.fileId);
    });

    it('keeps organizations apart, and what is for members from what is public', async () => {
      const ref = await opened.files.put(where, { type: 'pdf', bytes: bytes('secret') });
      expect(await opened.files.get({ ...ref, organizationId: 'org-2' })).to.equal(undefined);
      expect(await opened.files.get({ ...ref, access: 'public' })).to.equal(undefined);
    });

    it('has nothing it was not given, whatever is asked for', async () => {
      for (const fileId of [ABSENT, '', '..', '../../etc/passwd', `${'a'.repeat(43)}-exe`, `../${'a'.repeat(40)}-pdf`])
        expect(await opened.files.get({ ...where, fileId }), fileId).to.equal(undefined);
    });

    it('leads nowhere else by an id that is a path', async () => {
      const { fileId } = await opened.files.put(
        { ...where, organizationId: 'org-9' },
        { type: 'pdf', bytes: bytes('theirs') },
      );
      for (const path of [`../org-9/${fileId}`, `..%2forg-9%2f${fileId}`, `./../org-9/${fileId}`])
        expect(await opened.files.get({ ...where, fileId: path }), path).to.equal(undefined);
    });

    it('takes no organization that could lead elsewhere', async () => {
      for (const organizationId of ['', '.', '..', '../org-1', 'a/b', 'a\\b', 'a\0', 'x'.repeat(65)]) {
        const [put] = await Promise.allSettled([
          opened.files.put({ ...where, organizationId }, { type: 'pdf', bytes: bytes('x') }),
        ]);
        expect(put.status, organizationId).to.equal('rejected');
        const [got] = await Promise.allSettled([opened.files.get({ ...where, organizationId, fileId: ABSENT })]);
        expect(got.status, organizationId).to.equal('rejected');
      }
    });

    it('says where a file is fetched, as an absolute address', async () => {
      for (const access of ['public', 'members'] as const) {
        const ref = await opened.files.put({ ...where, access }, { type: 'webp', bytes: bytes('a picture') });
        expect(new URL(opened.files.urlOf(ref)).protocol).to.match(/^https?:$/);
      }
    });

    if (reopen !== undefined)
      it('keeps across a restart what it acknowledged', async () => {
        const ref = await opened.files.put(where, { type: 'pdf', bytes: bytes('kept') });
        opened = await reopen(opened);
        expect(Buffer.from((await opened.files.get(ref))?.bytes ?? []).toString()).to.equal('kept');
      });
  });
};
