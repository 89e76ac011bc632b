import { z } from 'zod';
import { notPersonal } from '../kernel/personal.ts';

const list = z.array(notPersonal(z.string().max(400))).max(12);

/** An Ideal Partner Profile. The order of its fields is the order they are written and shown in. */
export const IppResult = z.strictObject({
  partnerTypes: list.describe('Recommended partner type categories, such as "System Integrators" and "ISVs".'),
  customerSegments: list.describe('Customer segments that the ideal partner typically serves.'),
  industries: list.describe('Industry verticals that the ideal partner operates in.'),
  regions: list.describe('Geographic markets where the ideal partner has reach.'),
  technicalCapabilities: list.describe('Technical skills or platform expertise that the partner should have.'),
  goals: list.describe('What the ideal partner is trying to achieve through the partnership.'),
});
export type IppResult = Readonly<z.output<typeof IppResult>>;
