import { expect } from 'chai';
import { type MongoDouble, startMongoDouble } from '../../test/doubles/mongodb/index.ts';
import { openMongoDb, UnusableMongoDb } from './open-mongodb.ts';

describe('opening MongoDB', () => {
  const refusal = async (url: string): Promise<string> => {
    const [opened] = await Promise.allSettled([openMongoDb(url)]);
    if (opened.status === 'fulfilled') {
      await opened.value.close();
      return 'opened';
    }
    expect(opened.reason).to.be.instanceOf(UnusableMongoDb);
    return String(opened.reason.message);
  };

  it('refuses settings that lose what was acknowledged, or trust anybody', async () => {
    const refusals = {
      'w=1': 'its URL says w=1, and only majority is safe',
      'journal=false': 'its URL says journal=false, and only true is safe',
      'retryWrites=false': 'its URL says retryWrites=false, and only true is safe',
      'w=majority&W=0': 'its URL says W=0, and only majority is safe',
      'readConcernLevel=local': 'its URL says readConcernLevel=local, and only majority is safe',
      'readPreference=nearest': 'its URL says readPreference=nearest, and only primary is safe',
      'tlsInsecure=true': 'its URL says tlsInsecure=true, and only false is safe',
    };
    for (const [option, expected] of Object.entries(refusals))
      expect(await refusal(`mongodb://user:secret@127.0.0.1:1/?${option}`)).to.equal(
        `MongoDB cannot be used: ${expected}`,
      );
  });

  it('refuses a URL that is none, without repeating the password', async () => {
    for (const url of [
      'postgres://user:secret@host/db',
      'mongodb://',
      'mongodb://user:se/cret@host/db',
      'mongodb://user:secret@host/?colour=blue',
    ])
      expect(await refusal(url))
        .to.match(/^MongoDB cannot be used: its URL is not one the driver reads/)
        .and.not.match(/secret|cret@/);
  });

  it('says in one line where nobody answers', async () => {
    expect(await refusal('mongodb://user:secret@127.0.0.1:1/?serverSelectionTimeoutMS=50')).to.equal(
      'MongoDB at 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1',
    );
  });

  describe('that answers', () => {
    let double: MongoDouble;

    beforeEach(async () => {
      double = await startMongoDouble();
    });

    afterEach(() => double.stop());

    it('says in one line that the password is wrong', async () => {
      double.misbehave(({ saslStart }) =>
        saslStart === undefined ? undefined : { kind: 'error', code: 18, codeName: 'AuthenticationFailed' },
      );
      const url = double.url.replace('mongodb://', 'mongodb://user:secret@');
      expect(await refusal(url)).to.match(/^MongoDB at [\d.:]+ cannot be used: AuthenticationFailed$/);
    });

    it('refuses a server that is no member of a replica set: it takes no write that can be repeated', async () => {
      await double.stop();
      double = await startMongoDouble({ single: true });
      expect(await refusal(double.url)).to.match(/^MongoDB at [\d.:]+ cannot be used: it is a single server\. /);
    });

    it('uses the database that the URL names, or one called partneros', async () => {
      for (const [path, expected] of [
        ['double', 'double'],
        ['', 'partneros'],
      ] as const) {
        const { db, close } = await openMongoDb(double.url.replace('/double?', `/${path}?`));
        expect(db.databaseName).to.equal(expected);
        await close();
      }
    });

    it('takes pool and timeouts from the URL where it names them', async () => {
      const { db, close } = await openMongoDb(`${double.url}&maxPoolSize=7`);
      expect(db.client.options.maxPoolSize).to.equal(7);
      expect(db.client.options.socketTimeoutMS).to.equal(8_000);
      await close();
    });
  });
});
