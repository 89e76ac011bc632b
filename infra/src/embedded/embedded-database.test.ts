import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { DataFolderInUse } from './data-folder-lock.ts';
import { type EmbeddedDatabase, IN_MEMORY, openEmbeddedDatabase } from './embedded-database.ts';

// What another process gets when it runs this against libsql.
const inAnotherProcess = (script: string): string =>
  execFileSync(
    process.execPath,
    ['-e', `const Database = require(${JSON.stringify(createRequire(import.meta.url).resolve('libsql'))}); ${script}`],
    { encoding: 'utf8' },
  );

describe('embedded database', () => {
  let database: EmbeddedDatabase;
  let data: ReturnType<typeof temporaryFolder>;
  const insert = (n: number) => database.write((sql) => sql.run('INSERT INTO numbers VALUES (?)', [n]).changes);
  const numbers = () => database.all('SELECT n FROM numbers ORDER BY rowid').map((row) => row[0]);

  beforeEach(() => {
    data = temporaryFolder();
    database = openEmbeddedDatabase(data.folder);
    database.exec('CREATE TABLE numbers (n INTEGER UNIQUE)');
  });

  afterEach(async () => {
    await database.close();
    data.remove();
  });

  it('commits everything of one turn together, in order', async () => {
    const begun: number[] = [];
    const commits = [3, 1, 2].map((n) =>
      database.write((sql) => {
        begun.push(Number(sql.get('SELECT count(*) FROM numbers')?.[0]));
        sql.run('INSERT INTO numbers VALUES (?)', [n]);
      }),
    );
    expect(numbers()).to.deep.equal([]);
    await commits[0];
    expect(numbers()).to.deep.equal([3, 1, 2]);
    expect(begun).to.deep.equal([0, 1, 2]);
    await Promise.all(commits);
  });

  it('fails only the write that throws, and keeps the order of the rest', async () => {
    const attempts = await Promise.allSettled([
      insert(1),
      insert(1),
      insert(2),
      database.write(() => JSON.parse('{')),
      insert(3),
    ]);
    expect(attempts.map((attempt) => attempt.status)).to.deep.equal([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(numbers()).to.deep.equal([1, 2, 3]);
  });

  it('takes more than one group', async () => {
    await Promise.all(Array.from({ length: 2_000 }, (_, n) => insert(n)));
    expect(numbers()).to.have.length(2_000);
  });

  it('commits what waits before a write that cannot', async () => {
    const waiting = insert(1);
    expect(database.writeNow(() => numbers())).to.deep.equal([1]);
    await waiting;
  });

  it('commits what waits when it is closed, and then refuses', async () => {
    const waiting = insert(1);
    await database.close();
    await waiting;
    const [late] = await Promise.allSettled([insert(2)]);
    expect(late.status).to.equal('rejected');
    database = openEmbeddedDatabase(data.folder);
    expect(numbers()).to.deep.equal([1]);
  });

  it('refuses a data folder that is in use, in one sentence', () => {
    expect(() => openEmbeddedDatabase(data.folder)).to.throw(DataFolderInUse, /another PartnerOS process is using/);
    const lock = JSON.stringify(join(data.folder, 'partneros.lock'));
    const script = `try { new Database(${lock}).exec('BEGIN EXCLUSIVE') } catch (error) { console.log(error.code) }`;
    expect(inAnotherProcess(script)).to.equal('SQLITE_BUSY\n');
  });

  it('lets a backup read while it is open', async () => {
    await insert(7);
    const file = JSON.stringify(join(data.folder, 'partneros.db'));
    const script = `console.log(new Database(${file}).prepare('SELECT n FROM numbers').raw().all([])[0][0])`;
    expect(inAnotherProcess(script)).to.equal('7\n');
  });

  it('refuses a file of a newer release', async () => {
    database.exec('PRAGMA user_version = 99');
    await database.close();
    expect(() => openEmbeddedDatabase(data.folder)).to.throw(/newer release/);
    expect(() => openEmbeddedDatabase(data.folder)).to.throw(/newer release/);
  });

  it('keeps databases in memory apart', async () => {
    const [one, other] = [openEmbeddedDatabase(IN_MEMORY), openEmbeddedDatabase(IN_MEMORY)];
    one.exec('CREATE TABLE mine (n)');
    expect(() => other.all('SELECT * FROM mine')).to.throw();
    await one.close();
    await other.close();
  });
});
