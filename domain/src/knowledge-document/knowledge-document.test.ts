import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { given } from '../testing/given.ts';
import { knowledgeDocument } from './knowledge-document.decider.ts';
import {
  knowledgeDocumentAdded,
  knowledgeDocumentEmbedded,
  knowledgeDocumentRemoved,
  knowledgeEmbeddingBegun,
} from './knowledge-document.examples.ts';
import { passagesOf, passagesOfPages } from './passages-of.ts';

const PASSAGES = ['# Integrators\n\nThey migrate core banking systems.', '# Resellers\n\nThey sell licences.'];
const add = (passages: readonly string[], vectors?: readonly string[]) => ({
  type: 'AddKnowledgeDocument' as const,
  data: {
    knowledgeDocumentId: 'document-1',
    namespace: 'live',
    title: 'Playbook',
    mediaType: 'text/markdown' as const,
    passages: [...passages],
    pages: null,
    embedding: vectors && { model: 'embedder', vectors },
  },
});
const remove = {
  type: 'RemoveKnowledgeDocument' as const,
  data: { knowledgeDocumentId: 'document-1' },
};
describe('add knowledge document', () => {
  it('adds it in passages, with what they mean where that is known', () => {
    given(knowledgeDocument).when(add(PASSAGES)).then(knowledgeDocumentAdded());
    given(knowledgeDocument)
      .when(add(PASSAGES, ['ff80', '80ff']))
      .then(knowledgeDocumentAdded(), knowledgeDocumentEmbedded());
  });

  it('leaves out meanings that are not one for each passage', () => {
    given(knowledgeDocument)
      .when(add(PASSAGES, ['ff80']))
      .then(knowledgeDocumentAdded());
  });

  it('refuses one without a word, and an id that is in use', () => {
    given(knowledgeDocument).when(add([])).thenRejected('knowledge-document-empty');
    given(knowledgeDocument, knowledgeDocumentAdded())
      .when(add(PASSAGES))
      .thenRejected('knowledge-document-already-exists');
  });
});

describe('embed knowledge document', () => {
  const NOON = '2026-05-16T12:00:00.000Z';
  const begin = (at = NOON, until = '2026-05-16T12:10:00.000Z', model = 'embedder') => ({
    type: 'BeginEmbedding' as const,
    data: { knowledgeDocumentId: 'document-1', model, at, until },
  });
  const record = (vectors = ['ff80', '80ff'], model = 'embedder') => ({
    type: 'RecordEmbedding' as const,
    data: { knowledgeDocumentId: 'document-1', model, vectors },
  });
  const later = '2026-05-16T12:20:00.000Z';

  it('is begun by one at a time, and by another when nothing has come of it', () => {
    given(knowledgeDocument, knowledgeDocumentAdded()).when(begin()).then(knowledgeEmbeddingBegun());
    const begun = [knowledgeDocumentAdded(), knowledgeEmbeddingBegun()];
    given(knowledgeDocument, ...begun)
      .when(begin('2026-05-16T12:09:59.999Z', later))
      .thenRejected('knowledge-embedding-under-way');
    given(knowledgeDocument, ...begun)
      .when(begin('2026-05-16T12:10:00.000Z', later))
      .then(knowledgeEmbeddingBegun(later));
  });

  it('is done once for a model, again for another, and not for what is out', () => {
    const done = [knowledgeDocumentAdded(), knowledgeEmbeddingBegun(), knowledgeDocumentEmbedded()];
    given(knowledgeDocument, ...done.slice(0, 2))
      .when(record())
      .then(knowledgeDocumentEmbedded());
    for (const command of [begin(), record()]) {
      given(knowledgeDocument, ...done)
        .when(command)
        .thenNothing();
      given(knowledgeDocument, knowledgeDocumentAdded(), knowledgeDocumentRemoved()).when(command).thenNothing();
      given(knowledgeDocument).when(command).thenRejected('knowledge-document-not-found');
    }
    given(knowledgeDocument, ...done)
      .when(begin(NOON, later, 'other'))
      .then({
        ...knowledgeEmbeddingBegun(later),
        data: { ...knowledgeEmbeddingBegun(later).data, model: 'other' },
      } as never);
    given(knowledgeDocument, ...done.slice(0, 2))
      .when(record(['ff80']))
      .thenNothing();
  });
});

describe('remove knowledge document', () => {
  it('takes it out, once', () => {
    given(knowledgeDocument, knowledgeDocumentAdded()).when(remove).then(knowledgeDocumentRemoved());
    given(knowledgeDocument, knowledgeDocumentAdded(), knowledgeDocumentRemoved()).when(remove).thenNothing();
  });

  it('refuses a document that is not there', () => {
    given(knowledgeDocument).when(remove).thenRejected('knowledge-document-not-found');
  });
});

describe('passages', () => {
  it('hold paragraphs together while they fit, each under its heading', () => {
    const long = 'Word '.repeat(200).trim();
    deepEqual(passagesOf(`Intro.\n\n# One\n\n${long}\n\n${long}\n\n## Two\r\n\r\nShort.`), [
      'Intro.',
      `# One\n\n${long}`,
      `# One\n${long}`,
      '## Two\n\nShort.',
    ]);
  });

  it('are cut between sentences where a paragraph is too long', () => {
    const sentence = `${'word '.repeat(100).trim()}.`;
    deepEqual(passagesOf(Array.from({ length: 3 }, () => sentence).join(' ')), [`${sentence} ${sentence}`, sentence]);
  });

  it('stand on one page each', () => {
    deepEqual(passagesOfPages(['One.', '', '# Three\n\nMore.']), {
      passages: ['One.', '# Three\n\nMore.'],
      pages: [1, 3],
    });
  });

  it('lose no word of any text, and are never long', () => {
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('word', 'x'.repeat(30), '.', '\n\n', '\n', '? ')), (pieces) => {
        const text = pieces.join(' ');
        const passages = passagesOf(text);
        deepEqual(words(passages.join(' ')), words(text));
        ok(passages.every((passage) => passage.length <= 1_500 && passage.trim() !== ''));
      }),
    );
  });
});
