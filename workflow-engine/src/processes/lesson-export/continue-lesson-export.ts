import {
  consequenceOf,
  DECK_TEMPLATE,
  execute,
  fold,
  type LessonContent,
  type LessonEvent,
  type LessonExport,
  type LessonExportCommand,
  type LessonExportEvent,
  lesson,
  lessonExport,
  type Recorded,
  type Refined,
  streamOf,
} from '@partneros/domain';
import type { EngineDeps } from '../../engine-deps.ts';

type ExportDeps = Pick<EngineDeps, 'store' | 'ids' | 'clock' | 'files' | 'media' | 'pictures'>;

/**
 * Makes the presentation that is asked for, until none is. Safe to call at any time, also twice at once: one that is
 * there is not made again. Throws on an outage.
 */
export const continueLessonExport = async (
  deps: ExportDeps,
  organizationId: string,
  exportId: string,
  signal: AbortSignal,
): Promise<void> => {
  const stream = streamOf(lessonExport.category, organizationId, exportId);
  // A failed one may be asked for again while this one ends.
  while (!signal.aborted) {
    const history = (await deps.store.read(stream)) as readonly Recorded<LessonExportEvent>[];
    const requested = history.findLast(({ type }) => type === 'PptxExportRequested');
    const state = fold(lessonExport, history)?.state;
    if (requested === undefined || state?.status !== 'queued') return;

    const command = await make(deps, organizationId, exportId, state);
    const outcome = await execute(deps, lessonExport, {
      organizationId,
      id: exportId,
      command,
      cause: consequenceOf(requested, deps.ids, {
        actor: requested.metadata.actor,
        reason: command.type,
        occurredAt: deps.clock.now(),
      }),
    });
    if (outcome.kind !== 'recorded' && outcome.kind !== 'unchanged')
      throw new Error(`export ${exportId} ended in ${outcome.kind}`);
  }
};

const make = async (
  deps: ExportDeps,
  organizationId: string,
  exportId: string,
  { lessonId, lessonVersion }: LessonExport,
): Promise<LessonExportCommand> => {
  const content = await lessonAt(deps, organizationId, lessonId, lessonVersion);
  const made: Refined<Uint8Array> =
    content === undefined
      ? { ok: false, refusal: 'unreadable', reason: 'The lesson has no such version.' }
      : await deps.media.deck({ title: content.title, sections: await withPictures(deps, content) });
  if (!made.ok) return { type: 'FailPptxExport', data: { exportId, message: made.reason } };
  const where = { access: 'members', organizationId } as const;
  const { fileId } = await deps.files.put(where, { type: 'pptx', bytes: made.value });
  // Nothing but a template was asked.
  return { type: 'CompletePptxExport', data: { exportId, fileId, costCents: 0, model: DECK_TEMPLATE } };
};

const lessonAt = async (
  { store }: Pick<ExportDeps, 'store'>,
  organizationId: string,
  lessonId: string,
  version: number,
): Promise<LessonContent | undefined> => {
  const history = await store.read(streamOf(lesson.category, organizationId, lessonId));
  const versions = (history as readonly Recorded<LessonEvent>[]).flatMap(({ type, data }) =>
    type === 'LessonRetired' ? [] : [data],
  );
  return versions[version - 1];
};

// One at a time: a lesson may have a hundred, of several megabytes each.
const withPictures = async ({ pictures }: Pick<ExportDeps, 'pictures'>, { sections }: LessonContent) => {
  const found = new Map<string, Uint8Array | null>();
  for (const { imageUrl } of sections)
    if (imageUrl !== null && !found.has(imageUrl) && sizeOf(found) < MOST_BYTES)
      found.set(imageUrl, (await pictures.fetch(imageUrl)) ?? null);
  return sections.map(({ heading, content, notes, imageUrl }) => ({
    heading,
    content,
    notes,
    picture: imageUrl === null ? null : (found.get(imageUrl) ?? null),
  }));
};

// Of all pictures of a presentation, as they came.
const MOST_BYTES = 50 * 1024 * 1024;

const sizeOf = (found: ReadonlyMap<string, Uint8Array | null>): number =>
  [...found.values()].reduce((bytes, picture) => bytes + (picture?.length ?? 0), 0);
