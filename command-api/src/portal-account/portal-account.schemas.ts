import { PortalAccountResource } from '@partneros/domain';
import { z } from 'zod';

/** A portal account in an answer. */
export const PortalAccountAnswer = z.object({ portalAccount: PortalAccountResource });
