import type { Media } from '@partneros/domain';

// Loaded when it is needed: most tests need none of it.
const jobs = async (): Promise<Media> => (await import('../media/media-jobs.ts')).mediaJobs;

/** Work on content from outside as it is done in production, but in this process: quick to start, and nothing is safe from it. */
export const inProcessMedia: Media = {
  picture: async (...given) => (await jobs()).picture(...given),
  document: async (...given) => (await jobs()).document(...given),
  text: async (...given) => (await jobs()).text(...given),
  deck: async (...given) => (await jobs()).deck(...given),
};
