import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import { lookUp, MAX_RENDERED, renderTemplate, renderValue, TOO_LONG, templateProblems } from './template.ts';
import { inJson, inSlack, inUrl } from './template-escapes.ts';

const context: JsonObject = {
  partner: {
    name: 'Acme & Söhne',
    employees: 120,
    active: true,
    tier: null,
    contacts: [{ email: 'ada@acme.example' }],
    tags: { services: ['cloud'] },
  },
  at: '2026-05-16T12:00:00.000Z',
};

describe('render template', () => {
  const table: readonly (readonly [template: string, rendered: string])[] = [
    ['Dear {{partner.name}}!', 'Dear Acme & Söhne!'],
    ['{{ partner.name }}{{partner.employees}}', 'Acme & Söhne120'],
    ['{{partner.active}} {{at}}', 'true 2026-05-16T12:00:00.000Z'],
    ['[{{partner.tier}}{{partner.missing}}{{nobody.at.all}}]', '[]'],
    ['{{partner.contacts.0.email}}', 'ada@acme.example'],
    ['{{partner.tags}} {{partner.tags.services}}', '{"services":["cloud"]} ["cloud"]'],
    ['no template', 'no template'],
    ['', ''],
    ['{"a":{"b":"{{partner.employees}}"}}', '{"a":{"b":"120"}}'],
  ];
  for (const [template, rendered] of table)
    it(`makes ${rendered} of ${template}`, () => equal(renderTemplate(template, context), rendered));

  it('never renders what a value contains', () => {
    const nested = { partner: { name: '{{secret}}{{' }, secret: 'open sesame' };
    equal(renderTemplate('{{partner.name}}secret}}', nested), '{{secret}}{{secret}}');
    deepEqual(renderValue(['{{partner.name}}'], nested), ['{{secret}}{{']);
  });

  it('escapes texts for where they stand, and leaves numbers alone', () => {
    const hostile = { name: '"},<!channel>/../', n: 5 };
    equal(renderTemplate('{"a":"{{name}}","n":{{n}}}', hostile, inJson), '{"a":"\\"},<!channel>/../","n":5}');
    equal(renderTemplate('{{name}}', hostile, inSlack), '"},&lt;!channel&gt;/../');
    equal(renderTemplate('/p/{{name}}?n={{n}}', hostile, inUrl), '/p/%22%7D%2C%3C!channel%3E%2F..%2F?n=5');
  });

  it('escapes broken Unicode for an address without throwing', () => equal(inUrl('\uD800'), '%EF%BF%BD'));

  it('stops at the most characters a text may have', () => {
    const big = { partner: { name: 'x'.repeat(MAX_RENDERED / 2) } };
    equal(renderTemplate('{{partner.name}}{{partner.name}}', big), 'x'.repeat(MAX_RENDERED));
    equal(renderTemplate('{{partner.name}}{{partner.name}}.', big), TOO_LONG);
    equal(renderValue({ a: '{{partner}}', b: ['{{partner}}', '{{partner}}'] }, big), TOO_LONG);
  });

  it('takes time in proportion to the text, whatever it holds', () => {
    for (const part of ['{{', '}}', '{{ ', '{{a', '{', '{{a.}}', '{{{}}}', '{{a}}']) {
      const text = part.repeat(50_000);
      renderTemplate(text, context);
      templateProblems(text);
    }
  }).timeout(2_000);

  it('never throws, whatever the text and the data', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('{{', '}}', '.', 'a', '__proto__', '0', 'length'), fc.string()));
    fc.assert(
      fc.property(text, fc.dictionary(fc.string(), fc.jsonValue()), (parts, data) => {
        const rendered = renderTemplate(parts.join(''), data as JsonObject);
        return typeof rendered === 'string';
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what a template cannot reach', () => {
  const attacks = [
    "{{constructor.constructor('return process')()}}",
    '{{constructor}}',
    '{{partner.constructor.name}}',
    '{{__proto__.polluted}}',
    '{{partner.__proto__}}',
    '{{partner.prototype}}',
    '{{../../org.secret}}',
    '{{#each partner}}{{this}}{{/each}}',
    '{{> partial}}',
    '{{partner.name | upcase}}',
    '{{partner["name"]}}',
    '{{= 7 * 7 }}',
    '{{}}',
    '{{ . }}',
    '{{partner.}}',
    '{{partner.name',
    `{{${'a'.repeat(201)}}}`,
  ];
  for (const attack of attacks)
    it(`is refused on save: ${attack.slice(0, 50)}`, () => ok(templateProblems(attack).length > 0));

  const unreachable = [
    'toString',
    'partner.name.length',
    'partner.contacts.length',
    'partner.contacts.map',
    'partner.contacts.-1',
    'partner.contacts.00',
    'partner.hasOwnProperty',
    '__proto__',
    'partner.__proto__.toString',
    'constructor.prototype',
  ];
  for (const path of unreachable)
    it(`is empty in a text: ${path}`, () => {
      equal(lookUp(context, path), undefined);
      equal(renderTemplate(`{{${path}}}`, context).toString().includes('native code'), false);
    });

  it('is not reached even where data owns such a name', () => {
    const polluted = JSON.parse('{"__proto__":{"secret":"x"},"constructor":"y"}') as JsonObject;
    equal(lookUp(polluted, '__proto__.secret'), undefined);
    equal(lookUp(polluted, 'constructor'), undefined);
  });
});

describe('render value', () => {
  const table: readonly (readonly [value: JsonValue, rendered: JsonValue])[] = [
    ['{{partner.employees}}', 120],
    [' {{ partner.active }} ', true],
    ['{{partner.tags.services}}', ['cloud']],
    ['{{partner.missing}}', null],
    ['about {{partner.employees}}', 'about 120'],
    ['{{partner.employees}}{{partner.employees}}', '120120'],
    [{ a: ['{{partner.active}}', 1, null] }, { a: [true, 1, null] }],
  ];
  for (const [value, rendered] of table)
    it(`makes ${JSON.stringify(rendered)} of ${JSON.stringify(value)}`, () =>
      deepEqual(renderValue(value, context), rendered));
});

describe('template problems', () => {
  it('finds none in good templates', () =>
    deepEqual(templateProblems('{{partner.name}} {{ partner.contacts.0.email }} } {'), []));

  it('names each of them', () => {
    deepEqual(templateProblems('{{a b}} {{__proto__}} {{ok}} {{}} {{'), [
      'a b is not a path such as partner.name: templates hold paths, nothing else',
      'the path __proto__ leads to no data',
      'a path is missing',
      '{{ is not closed by }}',
    ]);
  });
});
