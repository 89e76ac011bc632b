import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { given } from '../testing/given.ts';
import { knowledgeDocument } from './knowledge-document.decider.ts';
import {
  knowledgeDocumentAdded,
  knowledgeDocumentEmbedded,
  knowledgeDocumentRemoved,
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
