import { readdirSync, readFileSync } from 'node:fs';
import { code, page, prose, table } from './markdown.ts';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly (string | null)[];
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Returns the page of JSON documents: every field with its type, objects of a name under that name. */
export function schemasPage(): string {
  const names = readdirSync('schemas').filter((name) => name.endsWith('.schema.json'));
  return page('Fields of the JSON documents', '`schemas/*.schema.json`', [
    'Types only; what the fields mean stands in [json.md](json.md). A field is always present unless it is called optional.',
    ...names.flatMap((name) => {
      const schema = JSON.parse(readFileSync(`schemas/${name}`, 'utf8')) as Schema;
      const defs = Object.entries(schema.$defs ?? {}).filter(([, def]) => isObject(def));
      return [
        `## ${schema.properties?.schema?.const ?? name}`,
        `${prose(schema.title ?? '')}.`,
        fields(schema, schema),
        ...defs.flatMap(([def, part]) => [
          `**${def}**${part.description === undefined ? '' : `: ${prose(part.description)}`}`,
          fields(part, schema),
        ]),
      ];
    }),
  ]);
}

const isObject = (schema: Schema): boolean => schema.properties !== undefined;

function fields(schema: Schema, root: Schema): string {
  return table(['field', 'type', 'note'], rowsOf(schema, root, ''));
}

/** The fields of an object, those of an object without a name right below it. */
function rowsOf(schema: Schema, root: Schema, path: string): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const full = `${path}${name}`;
    const note = prose(field.description ?? '');
    const optional = schema.required?.includes(name) === false ? ', optional' : '';
    const inner = insideOf(field);
    return [
      [code(full), typeOf(field, root) + optional, note],
      ...(inner === null ? [] : rowsOf(inner.schema, root, `${full}${inner.isList ? '[]' : ''}.`)),
    ];
  });
}

/** The object without a name in a field, behind null and lists. */
function insideOf(field: Schema): { readonly schema: Schema; readonly isList: boolean } | null {
  if (isObject(field)) return { schema: field, isList: false };
  const choice = field.anyOf?.find((each) => insideOf(each) !== null);
  if (choice !== undefined) return insideOf(choice);
  const item = field.items === undefined ? null : insideOf(field.items);
  return item === null ? null : { schema: item.schema, isList: true };
}

function typeOf(field: Schema, root: Schema): string {
  if (field.const !== undefined) return code(field.const);
  if (field.enum !== undefined) return field.enum.map((word) => (word === null ? 'null' : code(word))).join(', ');
  if (field.anyOf !== undefined) return field.anyOf.map((each) => typeOf(each, root)).join(' or ');
  if (field.$ref !== undefined) return refName(field.$ref, root);
  if (field.items !== undefined) return `list of ${typeOf(field.items, root)}`;
  return [field.type ?? 'any'].flat().join(' or ');
}

/** The name of an object; what a word stands for is shown as it is. */
function refName(ref: string, root: Schema): string {
  const name = ref.replace(/^.*\//, '');
  const target = root.$defs?.[name];
  return target === undefined || isObject(target) ? `**${name}**` : typeOf(target, root);
}
