import { AgreementResource, Id } from '@partneros/domain';
import { z } from 'zod';

/** Path of one agreement. */
export const AgreementParams = z.strictObject({ agreementId: Id });

/** An agreement in an answer. */
export const AgreementAnswer = z.object({ agreement: AgreementResource });
