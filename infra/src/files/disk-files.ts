import { randomUUID } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, type FileRef, type Files, filePathOf, fileTypeOf, Unavailable } from '@partneros/domain';
import { fileIdOfContent } from './file-id-of-content.ts';
import { ownFileUrl } from './own-file-url.ts';
import { requireOrganization } from './require-organization.ts';
import { writeFileDurably } from './write-file-durably.ts';

/** Files on the local disk: `<dataDir>/files/<access>/<organizationId>/<digest>.<type>`. */
export const createDiskFiles = (options: {
  readonly dataDir: string;
  /** Of this server, without a path. */
  readonly baseUrl: string;
  readonly clock: Pick<Clock, 'now'>;
}): Files => {
  const { dataDir, baseUrl, clock } = options;
  const placeOf = (ref: FileRef): string => {
    requireOrganization(ref.organizationId);
    return join(dataDir, 'files', ref.access, filePathOf(ref));
  };

  return {
    put: async (where, content) => {
      const ref = { ...where, fileId: fileIdOfContent(content) };
      const path = placeOf(ref);
      // A file is whole or absent, and its name says its content.
      if (await exists(path)) return ref;
      const bytes = Buffer.from(content.bytes);
      await orUnavailable(writeFileDurably(path, bytes, clock.now(), `${path}.${randomUUID()}.tmp`));
      return ref;
    },
    get: async (ref) => {
      const type = fileTypeOf(ref.fileId);
      if (type === undefined) return undefined;
      const bytes = await orUnavailable(readFile(placeOf(ref)));
      return bytes && { type, bytes };
    },
    urlOf: (ref) => ownFileUrl(baseUrl, ref),
  };
};

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What the disk answers; `undefined` where there is nothing. A full or broken disk may be well again later. */
const orUnavailable = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Unavailable(`the folder of files cannot be used: ${error instanceof Error ? error.message : error}`);
  }
};
