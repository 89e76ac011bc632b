import type { ApiInfo } from '../http/openapi.ts';
import { version } from './version.ts';

/** What the API calls itself. */
export const apiInfo: ApiInfo = {
  title: 'PartnerOS',
  version,
  description: 'Partner programmes as a log of events.',
};
