import { readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** The documents that have a published schema. */
export const DOCUMENTS = ['diff', 'list', 'profile', 'record', 'series', 'settings'] as const;

/** The name of such a document. */
export type DocumentName = (typeof DOCUMENTS)[number];

/** Returns a schema as it is published. */
export function readSchema(name: DocumentName): AnySchemaObject {
  return JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as AnySchemaObject;
}

const validators = new Map<string, ValidateFunction>();

/**
 * Returns what is wrong with a document, a line each. The published schemas let unknown fields pass, because readers
 * ignore them; what perfshift itself prints must hold none, so here they are closed. `open` takes them as published.
 */
export function schemaErrors(name: DocumentName, document: unknown, open = false): readonly string[] {
  const key = `${name} ${open}`;
  const validate = validators.get(key) ?? compile(readSchema(name), open);
  validators.set(key, validate);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

function compile(schema: AnySchemaObject, open: boolean): ValidateFunction {
  return new Ajv2020({ allErrors: true, strictTypes: false }).compile(open ? schema : closed(schema));
}

function closed<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(closed) as T;
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return ('required' in copy && 'properties' in copy ? { ...copy, additionalProperties: false } : copy) as T;
}
