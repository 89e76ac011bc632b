import type { FileContent, Files } from '@partneros/domain';
import { fileIdOfContent } from '../files/file-id-of-content.ts';
import { ownFileUrl } from '../files/own-file-url.ts';
import { requireOrganization } from '../files/require-organization.ts';

/** Files in memory, for tests that need no disk. */
export const createMemoryFiles = (baseUrl = 'https://partners.example.com'): Files => {
  const kept = new Map<string, FileContent>();
  const keyOf = ({ access, organizationId, fileId }: Parameters<Files['get']>[0]) => {
    requireOrganization(organizationId);
    return `${access}/${organizationId}/${fileId}`;
  };
  return {
    put: async (where, content) => {
      const ref = { ...where, fileId: fileIdOfContent(content) };
      kept.set(keyOf(ref), content);
      return ref;
    },
    get: async (ref) => kept.get(keyOf(ref)),
    urlOf: (ref) => ownFileUrl(baseUrl, ref),
  };
};
