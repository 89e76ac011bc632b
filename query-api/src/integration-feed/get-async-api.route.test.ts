import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deciders, type JsonObject, publicEvents } from '@partneros/domain';
import { recorded } from '@partneros/domain/testing';
import { integrationEventOf } from '@partneros/projections';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

const specification = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0.json') as object;

/** Compiles a JSON Schema into a function that answers what is wrong with a value. */
const checker = (schema: object, pointer = '') => {
  // The specification brings its own draft-07.
  const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
  ajv.addSchema(schema, 'document');
  const validate = ajv.getSchema(`document${pointer}`);
  if (validate === undefined) throw new Error(`there is no ${pointer}`);
  return (value: unknown): string[] => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
};

describe('the AsyncAPI document', () => {
  let served: ServedQueryApi;
  let document: {
    readonly asyncapi: string;
    readonly components: { readonly schemas: object; readonly messages: object };
  };

  before(async () => {
    served = await serveQueryApi();
    document = (await served.read<typeof document>('/api/asyncapi.json', { as: 'nobody' })).body;
  });
  after(() => served.close());

  it('is given to anybody, as OpenAPI is', async () => {
    const response = await served.fetch('/api/asyncapi.json', { as: 'nobody' });
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.match(/^application\/json/);
  });

  it('is valid AsyncAPI 3', () => {
    expect(document.asyncapi).to.equal('3.0.0');
    const check = checker(specification);
    expect(check(document)).to.deep.equal([]);
    expect(check({ ...document, channels: { events: { messages: 'none' } } })).not.to.deep.equal([]);
  });

  it('has a message for every public event, and no other', () => {
    expect(Object.keys(document.components.messages)).to.have.members([...publicEvents.keys()]);
  });

  it('refers only to what it holds', () => {
    const missing = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].filter(([, path]) => {
      const steps = (path ?? '').split('/');
      return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) == null;
    });
    expect(missing.map(([, path]) => path)).to.deep.equal([]);
  });

  it('says which fields are about a person, and nothing of our own tags', () => {
    expect(document.components.schemas).to.have.nested.property(
      'ContactAddedToPartner.properties.contact.properties.email.x-personal-data',
      'contactId',
    );
    expect(JSON.stringify(document)).not.to.include('"personal"');
  });

  for (const { category } of deciders) {
    const file = new URL(`../../../domain/src/stored-events/${category}.json`, import.meta.url);
    const examples = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, JsonObject>>;
    for (const [type, versions] of Object.entries(examples).filter(([known]) => publicEvents.has(known)))
      it(`describes ${type} as it is published, and would notice another shape`, () => {
        const data = versions[publicEvents.get(type)?.schemaVersion ?? 0] ?? {};
        const event = integrationEventOf(recorded({ type, data }));
        const check = checker(document, `#/components/messages/${type}/payload`);
        expect(check(JSON.parse(JSON.stringify(event)))).to.deep.equal([]);
        expect(check({ ...event, data: { ...data, surprise: true } })).not.to.deep.equal([]);
        expect(check({ ...event, type: 'ai.partneros.SomethingElse' })).not.to.deep.equal([]);
      });
  }
});
