import type { JsonObject, JsonValue } from '../kernel/json.ts';
import type { Upcasts } from '../kernel/upcast.ts';

const listOf = (value: JsonValue | undefined): readonly JsonObject[] => (value ?? []) as readonly JsonObject[];

/** Sources that were named before a document could have pages are whole documents. */
export const strategyUpcasts: Upcasts = {
  PartnerTypesGenerated: [
    (data) => ({
      ...data,
      partnerTypes: listOf(data.partnerTypes).map((type) => ({
        ...type,
        sources: listOf(type.sources).map((source) => ({ ...source, pages: [] })),
      })),
    }),
  ],
};
