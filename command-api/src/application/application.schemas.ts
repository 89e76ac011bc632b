import { ApplicationResource, Id } from '@partneros/domain';
import { z } from 'zod';

/** Path of one application. */
export const ApplicationParams = z.strictObject({ applicationId: Id });

/** An application in an answer. */
export const ApplicationAnswer = z.object({ application: ApplicationResource });
