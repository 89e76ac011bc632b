import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const text = (max: number) => notPersonal(z.string().max(max));

/** Something that is so, as it is shown: figures are taken here, and nowhere else. */
export const ReportFact = z.strictObject({ label: text(200), value: text(400) });
export type ReportFact = Readonly<z.output<typeof ReportFact>>;

/** What one section rests on. */
export const SectionFacts = z.strictObject({ sectionId: Id, title: text(200), facts: z.array(ReportFact) });
export type SectionFacts = Readonly<z.output<typeof SectionFacts>>;

/** What is said of a section's facts. */
export const SectionText = z.strictObject({
  headline: text(200).describe('The one thing to remember, in a sentence.'),
  paragraphs: z.array(text(1_200)).min(1).max(4),
  highlights: z.array(text(300)).max(6).describe('Short points, the most important first; may be empty.'),
});
export type SectionText = Readonly<z.output<typeof SectionText>>;

/** A finished section as readers get it. */
export const SectionPayload = z.strictObject({
  title: text(200),
  ...SectionText.shape,
  facts: z.array(ReportFact).describe('Every figure in the text is one of these.'),
});
export type SectionPayload = Readonly<z.output<typeof SectionPayload>>;
