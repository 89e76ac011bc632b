import { type Escape, type JsonObject, renderTemplate, TOO_LONG } from '@partneros/domain';
import type { Prepared } from './performer.ts';

/** Fills in several templates at once; fails when one of them grows beyond what a text may be. */
export const renderTexts = <Name extends string>(
  templates: Readonly<Record<Name, string>>,
  context: JsonObject,
  quote?: Escape,
): Prepared<Readonly<Record<Name, string>>> => {
  const texts: Partial<Record<Name, string>> = {};
  for (const [name, template] of Object.entries(templates) as [Name, string][]) {
    const text = renderTemplate(template, context, quote);
    if (text === TOO_LONG)
      return { error: { code: 'text_too_long', message: `${name} grew beyond the longest text.` } };
    texts[name] = text;
  }
  return { input: texts as Record<Name, string> };
};
