import type { DataOf, Decision } from '../kernel/decider.ts';
import type { ApplicationFormEvent } from './application-form.events.ts';
import type { ApplicationForm } from './application-form.state.ts';

/** Takes the picture off a form; what pages of others still show of it stays. */
export interface RemoveBanner {
  readonly type: 'RemoveBanner';
  readonly data: DataOf<ApplicationFormEvent, 'BannerRemoved'>;
}

export const removeBanner = ({ data }: RemoveBanner, form: ApplicationForm): Decision<ApplicationFormEvent, never> =>
  form.banner === null ? [] : [{ type: 'BannerRemoved', data }];
