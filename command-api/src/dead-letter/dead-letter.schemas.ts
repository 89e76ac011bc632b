import { DeadLetterResource, Id, line } from '@partneros/domain';
import { z } from 'zod';

/** Path of one dead letter. */
export const DeadLetterParams = z.strictObject({ deadLetterId: Id });

/** Why nothing is to be done about it. */
export const SkipBody = z.strictObject({ reason: line(500) });

/** Whose dead letters are to be tried again; null: everybody's. */
export const RetryAllBody = z.strictObject({ name: line(200).nullable().default(null) }).prefault({});

/** A dead letter in an answer. */
export const DeadLetterAnswer = z.object({ deadLetter: DeadLetterResource });
