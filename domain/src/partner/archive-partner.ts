import type { Decision } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';
import type { Partner } from './partner.state.ts';

/** Takes a partner out of the programme. Its history stays, and it changes no more. */
export interface ArchivePartner {
  readonly type: 'ArchivePartner';
  readonly data: { readonly partnerId: string; readonly reason: string | null };
}

export const archivePartner = (
  { data }: ArchivePartner,
  { status }: Partner,
): Decision<PartnerEvent, PartnerRejection> => (status === 'archived' ? [] : [{ type: 'PartnerArchived', data }]);
