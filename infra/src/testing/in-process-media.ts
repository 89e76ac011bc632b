import type { Media } from '@partneros/domain';
import { mediaJobs } from '../media/media-jobs.ts';

/** Work on content from outside as it is done in production, but in this process: quick to start, and nothing is safe from it. */
export const inProcessMedia: Media = mediaJobs;
