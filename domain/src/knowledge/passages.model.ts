import type { ReadModel } from '../ports/row-store.ts';

/** A passage of a document that can be found and quoted. */
export interface PassageRow {
  readonly knowledgeDocumentId: string;
  readonly namespace: string;
  readonly title: string;
  readonly index: number;
  /** `null`: its document has none. */
  readonly page: number | null;
  readonly text: string;
  readonly terms: readonly string[];
  /** By which model, and what it means to it. */
  readonly embedding: { readonly model: string; readonly vector: string } | null;
}

/**
 * What does the knowledge base say about something? One row per passage, under its document and index. Declared here and
 * not with the projections because what is generated on the write side rests on it, too.
 */
export const passagesModel: ReadModel<PassageRow> = {
  name: 'knowledge-passages',
  version: 2,
  fields: {
    namespace: { kind: 'exact', of: (row) => row.namespace },
    terms: { kind: 'list', of: (row) => row.terms },
    embeddedBy: { kind: 'exact', of: (row) => row.embedding?.model },
  },
};

/** The key of a passage. */
export const passageKeyOf = (knowledgeDocumentId: string, index: number): string => `${knowledgeDocumentId}_${index}`;
