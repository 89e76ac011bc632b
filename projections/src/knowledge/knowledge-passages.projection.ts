import { type KnowledgeDocumentEvent, type PassageRow, passageKeyOf, passagesModel, termsOf } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';

// The one event that says nothing of passages.
type Heard = Exclude<KnowledgeDocumentEvent, { readonly type: 'KnowledgeEmbeddingBegun' }>;

const countOf = ({ type, data }: Heard): number => {
  switch (type) {
    case 'KnowledgeDocumentAdded':
      return data.passages.length;
    case 'KnowledgeDocumentEmbedded':
      return data.vectors.length;
    case 'KnowledgeDocumentRemoved':
      return data.passages;
  }
};

const indexIn = (key: string): number => Number(key.slice(key.lastIndexOf('_') + 1));

export const knowledgePassages: Projection<PassageRow, Heard> = {
  model: passagesModel,
  keysOf: (event) =>
    Array.from({ length: countOf(event) }, (_, index) => passageKeyOf(event.data.knowledgeDocumentId, index)),
  on: {
    KnowledgeDocumentAdded: (_row, { data: { knowledgeDocumentId, namespace, title, passages, pages } }, key) => {
      const index = indexIn(key);
      const text = passages[index] ?? '';
      return {
        knowledgeDocumentId,
        namespace,
        title,
        index,
        page: pages?.[index] ?? null,
        text,
        terms: termsOf(`${title} ${text}`),
        embedding: null,
      };
    },
    KnowledgeDocumentEmbedded: (row, { data: { model, vectors } }, key) => {
      const vector = vectors[indexIn(key)];
      return row && vector !== undefined ? { ...row, embedding: { model, vector } } : row;
    },
    KnowledgeDocumentRemoved: () => undefined,
  },
};
