import { OrganizationResource } from '@partneros/domain';
import { z } from 'zod';

/** An organization in an answer. */
export const OrganizationAnswer = z.object({ organization: OrganizationResource });
