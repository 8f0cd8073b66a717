import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Looks for Discord's OpenAPI: in the folder SHARED_DIR names, else in `../shared` beside the project. */
function specFile(): string | null {
  const folder = process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../shared');
  const file = join(folder, 'specs/discord-openapi.json');
  return existsSync(file) ? file : null;
}

let loaded: Ajv2020 | null = null;
const validators = new Map<string, ValidateFunction>();

/** Whether Discord's OpenAPI is there to check against; without it only the limit table and the hand rules are. */
export const hasOpenApi: boolean = specFile() !== null;

function load(): Ajv2020 | null {
  const file = specFile();
  if (file === null) return null;
  if (loaded === null) {
    loaded = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(loaded);
    for (const format of ['snowflake', 'nonce', 'int32', 'int64']) loaded.addFormat(format, true);
    loaded.addSchema(JSON.parse(readFileSync(file, 'utf8')), 'discord');
  }
  return loaded;
}

/** Checks a request body against Discord's OpenAPI: `path` as the specification writes it. Gives the faults in words. */
export function checkBody(path: string, method: 'post' | 'put' | 'patch', body: unknown): string[] {
  const ajv = load();
  if (ajv === null) return [];
  const key = `${method} ${path}`;
  let validate = validators.get(key);
  if (validate === undefined) {
    const pointer = encodeURI(path.replaceAll('~', '~0').replaceAll('/', '~1'));
    const $ref = `discord#/paths/${pointer}/${method}/requestBody/content/application~1json/schema`;
    validate = ajv.compile({ $ref });
    validators.set(key, validate);
  }
  if (validate(body)) return [];
  return (validate.errors ?? []).slice(0, 6).map(error => `${key}: ${error.instancePath} ${error.message}`);
}
