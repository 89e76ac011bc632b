import { deepStrictEqual } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { deciders } from './deciders.ts';
import type { JsonObject } from './kernel/json.ts';
import { currentVersion, decodeWith } from './kernel/upcast.ts';
import { untaggedText } from './testing/untagged-text.ts';

/** Event type → schema version → stored data. */
type Examples = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

const folder = new URL('./stored-events/', import.meta.url);
const files = readdirSync(folder);
const examplesOf = (category: string): Examples =>
  files.includes(`${category}.json`) ? JSON.parse(readFileSync(new URL(`${category}.json`, folder), 'utf8')) : {};

const decode = decodeWith(deciders);
const duplicates = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

// Events are kept for ever: what was once written has to be readable by every later release.
describe('stored events', () => {
  for (const { category, events, upcasts } of deciders) {
    const examples = examplesOf(category);

    for (const [type, schema] of Object.entries(events)) {
      for (let version = 1; version <= currentVersion(upcasts, type); version += 1) {
        it(`${type} version ${version} is read as it was written`, () => {
          const stored = examples[type]?.[version];
          if (stored === undefined)
            throw new Error(
              `add an example of ${type}, version ${version}, to domain/src/stored-events/${category}.json`,
            );
          const data = decode(type, version, stored);
          deepStrictEqual(schema.parse(data), data);
        });
      }

      it(`${type} says of every free text whether it is about a person`, () => {
        const untagged = untaggedText(schema);
        deepStrictEqual(untagged, [], `tag with personal() or notPersonal(): ${untagged.join(', ')}`);
      });
    }

    it(`${category} has examples of its own events only`, () => {
      const unknown = Object.entries(examples).flatMap(([type, versions]) =>
        Object.keys(versions)
          .filter((version) => events[type] === undefined || Number(version) > currentVersion(upcasts, type))
          .map((version) => `${type} version ${version}`),
      );
      deepStrictEqual(unknown, []);
    });
  }

  it('have a file for every aggregate, and no other', () => {
    deepStrictEqual(files.toSorted(), deciders.map(({ category }) => `${category}.json`).toSorted());
  });

  it('have a type that no other aggregate uses', () => {
    deepStrictEqual(duplicates(deciders.flatMap(({ events }) => Object.keys(events))), []);
  });

  it('have a category that no other aggregate uses', () => {
    deepStrictEqual(duplicates(deciders.map(({ category }) => category)), []);
  });
});
