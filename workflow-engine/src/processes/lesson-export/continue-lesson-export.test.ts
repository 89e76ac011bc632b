import {
  type Cause,
  DECK_TEMPLATE,
  type Decider,
  type DeckContent,
  type EventStore,
  execute,
  lesson,
  lessonExport,
  type Message,
  Unavailable,
} from '@partneros/domain';
import { type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import { continueLessonExport } from './continue-lesson-export.ts';

const ORGANIZATION = 'org-1';
const EXPORT = 'export-1';

describe('continue lesson export', () => {
  let stores: MemoryStores;
  let drawn: DeckContent[];
  beforeEach(() => {
    stores = openMemoryStores();
    drawn = [];
  });
  afterEach(() => stores.close());

  const media = (): Pick<MemoryStores['media'], 'deck'> => ({
    deck: async (content) => {
      drawn.push(content);
      return { ok: true, value: new Uint8Array(Buffer.from(`deck ${drawn.length}`)) };
    },
  });
  const goOn = (over: Partial<Parameters<typeof continueLessonExport>[0]> = {}) =>
    continueLessonExport({ ...stores, media: media(), ...over }, ORGANIZATION, EXPORT, new AbortController().signal);
  const command = <Command extends Message>(
    decider: Decider<never, Command, never, never> | object,
    id: string,
    issued: Command,
  ) => {
    const cause: Cause = {
      commandId: stores.ids.next(),
      correlationId: 'request-1',
      actor: { type: 'user', id: 'user-1' },
      occurredAt: stores.clock.now(),
      depth: 0,
    };
    return execute(stores, decider as never, { organizationId: ORGANIZATION, id, command: issued as never, cause });
  };
  const write = (title: string, imageUrl: string | null = null) => {
    const content = { title, sections: [{ heading: 'One', content: 'Text', imageUrl, notes: 'Say it' }] };
    return command(lesson, 'lesson-1', {
      type: 'CreateLesson',
      data: { lessonId: 'lesson-1', trainingId: 'training-1', ...content },
    });
  };
  const edit = (title: string) =>
    command(lesson, 'lesson-1', { type: 'EditLesson', data: { lessonId: 'lesson-1', changes: { title } } });
  const ask = (lessonVersion = 1) =>
    command(lessonExport, EXPORT, {
      type: 'RequestPptxExport',
      data: { exportId: EXPORT, lessonId: 'lesson-1', lessonVersion, cacheKey: 'key-1' },
    });
  const events = async () =>
    (await stores.feed.read(0n, 1_000)).filter(({ type }) => /^PptxExport(Completed|Failed)$/.test(type));

  it('makes the presentation of the version that was asked for, and says where it is', async () => {
    await write('First');
    await edit('Second');
    await ask(1);
    await goOn();
    expect(drawn).to.deep.equal([
      { title: 'First', sections: [{ heading: 'One', content: 'Text', notes: 'Say it', picture: null }] },
    ]);
    const [completed] = await events();
    expect(completed?.data).to.include({ exportId: EXPORT, costCents: 0, model: DECK_TEMPLATE });
    const { fileId } = (completed?.data ?? {}) as { fileId: string };
    const file = await stores.files.get({ access: 'members', organizationId: ORGANIZATION, fileId });
    expect(Buffer.from(file?.bytes ?? []).toString()).to.equal('deck 1');
  });

  it('does not make again what is there', async () => {
    await write('First');
    await ask();
    await goOn();
    await goOn();
    await ask();
    await goOn();
    expect([drawn.length, (await events()).length]).to.deep.equal([1, 1]);
  });

  it('comes to the same end whenever it is killed, and with two engines at once', async () => {
    await write('First');
    await ask();
    const dying = (survives: number): EventStore => {
      let left = survives;
      return {
        read: async (...read) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          return stores.store.read(...read);
        },
        append: async () => {
          throw new Error('killed before the append');
        },
      };
    };
    for (let survives = 0; survives < 4; survives += 1)
      expect(await goOn({ store: dying(survives) }).catch((error: Error) => error)).to.be.instanceOf(Error);
    await Promise.all([goOn(), goOn()]);
    await goOn();
    expect(await events()).to.have.length(1);
  });

  it('says why when it cannot be drawn, and draws it when it is asked for again', async () => {
    await write('First');
    await ask();
    await goOn({
      media: { deck: async () => ({ ok: false, refusal: 'too-much', reason: 'It takes too much work.' }) },
    });
    expect((await events()).map(({ data }) => data)).to.deep.equal([
      { exportId: EXPORT, message: 'It takes too much work.' },
    ]);
    await ask();
    await goOn();
    expect((await events()).map(({ type }) => type)).to.deep.equal(['PptxExportFailed', 'PptxExportCompleted']);
  });

  it('waits for better times when files cannot be kept', async () => {
    await write('First');
    await ask();
    const files = { ...stores.files, put: async () => Promise.reject(new Unavailable('full')) };
    expect(await goOn({ files }).catch((error: unknown) => error)).to.be.instanceOf(Unavailable);
    expect(await events()).to.deep.equal([]);
    await goOn();
    expect(await events()).to.have.length(1);
  });

  it('shows the pictures that can be had, each fetched once', async () => {
    await write('First', 'https://acme.example/a.png');
    await ask();
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return new Uint8Array([1, 2, 3]);
    };
    await goOn({ pictures: { fetch } });
    expect(asked).to.deep.equal(['https://acme.example/a.png']);
    expect(drawn[0]?.sections[0]?.picture).to.deep.equal(new Uint8Array([1, 2, 3]));
  });

  it('is quiet about an export nobody asked for', async () => {
    await goOn();
    expect(drawn).to.deep.equal([]);
  });
});
