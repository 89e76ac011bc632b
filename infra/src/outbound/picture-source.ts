import type { Files, PictureSource } from '@partneros/domain';
import type { GuardedFetch } from './guarded-fetch.ts';

/** Of a picture; longer ones are not fetched to their end. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

/** Pictures out of our own public files, and everything else through the outbound guard. */
export const createPictureSource = (options: {
  /** Reads up to `MAX_PICTURE_BYTES`. */
  readonly fetch: GuardedFetch;
  readonly files: Pick<Files, 'get'>;
  /** Of this server, without a path. */
  readonly baseUrl: string;
}): PictureSource => {
  const { fetch, files, baseUrl } = options;
  const own = `${baseUrl}/api/files/public/`;
  return {
    fetch: async (url) => {
      if (url.startsWith(own)) {
        const [organizationId = '', fileId = ''] = url.slice(own.length).split('/');
        const found = await files.get({ access: 'public', organizationId, fileId }).catch(() => undefined);
        return found?.bytes;
      }
      const outcome = await fetch({ method: 'GET', url, headers: { accept: 'image/*' } });
      const isWhole = outcome.kind === 'answered' && outcome.status === 200 && outcome.complete;
      return isWhole ? new Uint8Array(outcome.body) : undefined;
    },
  };
};
