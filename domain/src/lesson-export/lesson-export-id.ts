import type { Ids } from '../ports/ids.ts';

/** The look of presentations; another look has another name, and keys of its own. */
export const DECK_TEMPLATE = 'partneros-deck-1';

/** The key of a lesson's export where none is named: another one for each version of the lesson, and each look. */
export const defaultCacheKey = (ids: Pick<Ids, 'derive'>, lessonId: string, lessonVersion: number): string =>
  ids.derive('pptx', lessonId, String(lessonVersion), DECK_TEMPLATE);

/** The export of a lesson under a key: asking twice for the same leads to the same. */
export const lessonExportIdOf = (
  ids: Pick<Ids, 'derive'>,
  organizationId: string,
  { lessonId, cacheKey }: { readonly lessonId: string; readonly cacheKey: string },
): string => ids.derive(organizationId, 'lesson-export', lessonId, cacheKey);
