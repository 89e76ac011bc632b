import type { DataOf, Decision } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationForm } from './application-form.state.ts';

/** Puts a picture over a form, in the place of the one before. */
export interface UploadBanner {
  readonly type: 'UploadBanner';
  readonly data: DataOf<ApplicationFormEvent, 'BannerUploaded'>;
}

export const uploadBanner = ({ data }: UploadBanner, form: ApplicationForm): Decision<ApplicationFormEvent, never> =>
  sameJson(form.banner, data.banner) ? [] : [{ type: 'BannerUploaded', data }];
