import {
  FILE_TYPES,
  type FileAccess,
  type FileRef,
  type Files,
  filePathOf,
  fileTypeOf,
  Unavailable,
} from '@partneros/domain';
import { fileIdOfContent } from './file-id-of-content.ts';
import { ownFileUrl } from './own-file-url.ts';
import { requireOrganization } from './require-organization.ts';

/** The bucket for each kind of access; made when it is missing. */
export const SUPABASE_BUCKETS: Readonly<Record<FileAccess, string>> = {
  public: 'partneros-banners',
  members: 'partneros-documents',
};

const TIMEOUT_MS = 15_000;
const ONE_YEAR = '31536000';

/**
 * Files in Supabase Storage, over its REST API with a service key. Public ones are fetched from there, the others through
 * this server, which asks who wants them.
 */
export const createSupabaseFiles = (options: {
  /** Of the project, without a path: `https://abc.supabase.co`. */
  readonly url: string;
  readonly key: string;
  /** Of this server, without a path. */
  readonly baseUrl: string;
  readonly timeoutMs?: number;
}): Files => {
  const { url, key, baseUrl, timeoutMs = TIMEOUT_MS } = options;
  const storage = `${new URL(url).origin}/storage/v1`;

  const call = async (path: string, request: RequestInit = {}): Promise<Answer> => {
    try {
      const response = await fetch(`${storage}${path}`, {
        ...request,
        headers: { authorization: `Bearer ${key}`, apikey: key, ...request.headers },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { ok: response.ok, status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch (error) {
      throw new Unavailable(`Supabase Storage does not answer: ${error instanceof Error ? error.name : 'no answer'}`);
    }
  };
  const objectOf = (ref: FileRef): string => {
    requireOrganization(ref.organizationId);
    return `/object/${SUPABASE_BUCKETS[ref.access]}/${filePathOf(ref)}`;
  };
  const makeBucket = async (access: FileAccess): Promise<void> => {
    const id = SUPABASE_BUCKETS[access];
    const body = JSON.stringify({ id, name: id, public: access === 'public' });
    // Somebody else may have made it meanwhile; the upload that follows tells.
    await call('/bucket', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };

  return {
    put: async (where, content) => {
      const ref = { ...where, fileId: fileIdOfContent(content) };
      const path = objectOf(ref);
      const upload = () =>
        call(path, {
          method: 'POST',
          headers: {
            'content-type': FILE_TYPES[content.type],
            'cache-control': `max-age=${ONE_YEAR}`,
            'x-upsert': 'true',
          },
          body: Buffer.from(content.bytes),
        });
      let answer = await upload();
      if (isMissing(answer)) {
        await makeBucket(where.access);
        answer = await upload();
      }
      if (!answer.ok) throw new Unavailable(`Supabase Storage answered ${answer.status} to an upload`);
      return ref;
    },
    get: async (ref) => {
      const type = fileTypeOf(ref.fileId);
      if (type === undefined) return undefined;
      const answer = await call(objectOf(ref));
      if (answer.ok) return { type, bytes: answer.bytes };
      if (isMissing(answer)) return undefined;
      throw new Unavailable(`Supabase Storage answered ${answer.status} to a download`);
    },
    urlOf: (ref) =>
      ref.access === 'public'
        ? `${storage}/object/public/${SUPABASE_BUCKETS.public}/${filePathOf(ref)}`
        : ownFileUrl(baseUrl, ref),
  };
};

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly bytes: Uint8Array;
}

// It says 404 in the body of a 400.
const isMissing = ({ ok, status, bytes }: Answer): boolean => {
  if (ok) return false;
  if (status === 404) return true;
  return status === 400 && /"statusCode"\s*:\s*"?404/.test(Buffer.from(bytes).toString('utf8'));
};
