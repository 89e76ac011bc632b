import { z } from 'zod';

export const MOST_MINUTES = 10_000;

/** Minutes of manual work that a node saves, in the words of somebody who knows the work: its `minutesSaved`. */
export const MinutesSaved = z.number().min(0).max(MOST_MINUTES);
