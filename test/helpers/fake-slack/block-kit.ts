import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { slackLimits } from '../../../src/chat/limits.ts';

/**
 * What Slack would say to a message's blocks. Three oracles: the types of @slack/types as a JSON schema, with the
 * limits their doc comments tell lifted into it (made once and kept under node_modules/.cache, 2 s); a Block Kit
 * schema from the shared specs where that folder is present; and rules no schema can hold.
 */
export function findBlockFaults(message: { text?: unknown; blocks?: unknown }): string[] {
  const blocks = message.blocks === undefined ? [] : message.blocks;
  if (!Array.isArray(blocks)) return ['blocks is no array'];
  const faults: string[] = [];
  if (typeof message.text !== 'string' || message.text.trim() === '') faults.push('no fallback text');
  if (typeof message.text === 'string' && message.text.length > 40_000) faults.push('text is too long');
  if (blocks.length > slackLimits.blocksPerMessage) faults.push(`${blocks.length} blocks`);
  for (const block of blocks) for (const check of validators()) faults.push(...check(block));
  return [...faults, ...findRuleFaults(blocks)];
}

/** What Slack would say to a modal or to the bot's own page. */
export function findViewFaults(view: {
  type?: unknown;
  blocks?: unknown;
  private_metadata?: unknown;
}): string[] {
  const faults: string[] = [];
  const blocks = Array.isArray(view.blocks) ? (view.blocks as { type: string }[]) : [];
  const name = view.type === 'modal' ? 'ModalView' : view.type === 'home' ? 'HomeView' : null;
  if (name === null) return [`no such view: ${view.type}`];
  viewChecks ??= compileViews();
  const validate = viewChecks[name];
  if (!validate(view))
    faults.push(
      ...(validate.errors ?? []).slice(0, 6).map(error => `${name}${error.instancePath} ${error.message}`),
    );
  if (blocks.length < 1 || blocks.length > slackLimits.blocksPerView) faults.push(`${blocks.length} blocks`);
  if (String(view.private_metadata ?? '').length > slackLimits.privateMetadata)
    faults.push('private_metadata');
  if (blocks.some(block => block.type === 'input') && !('submit' in view)) faults.push('nothing submits it');
  for (const block of blocks) for (const check of validators()) faults.push(...check(block));
  // A view's actions are told apart by their block; every input has one element of the same name.
  return [...faults, ...findRuleFaults(blocks, view.type === 'modal')];
}

type ViewChecks = Record<'ModalView' | 'HomeView', ValidateFunction>;
let viewChecks: ViewChecks | null = null;

function compileViews(): ViewChecks {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(ownSchema(), 'kit');
  const compile = (name: string) => ajv.compile({ $ref: `kit#/definitions/${name}` });
  return { ModalView: compile('ModalView'), HomeView: compile('HomeView') };
}

function findRuleFaults(blocks: object[], view = false): string[] {
  const faults: string[] = [];
  const blockIds = blocks.flatMap(block => ('block_id' in block ? [String(block.block_id)] : []));
  if (new Set(blockIds).size < blockIds.length) faults.push('a block_id twice');
  const actionIds = new Set<string>();
  let total = 0;
  for (const [path, value] of walk(blocks, '')) {
    if (typeof value === 'string' && /\.(?:text|url|value|fallback)$/.test(path)) {
      total += value.length;
      if (path.endsWith('.text') && value.length < slackLimits.textMinimum) faults.push(`${path} is empty`);
    }
    if (typeof value === 'string' && path.endsWith('.action_id')) {
      if (actionIds.has(value) && !view) faults.push(`action_id ${value} twice`);
      actionIds.add(value);
    }
    if (typeof value === 'string' && path.endsWith('.url') && !/^https?:\/\//.test(value))
      faults.push(`${path} is no web address`);
    faults.push(...findChoiceFaults(value, path));
    if (Array.isArray(value) && path.endsWith('.elements') && value.length === 0)
      faults.push(`${path} is empty`);
    if (typeof value === 'string' && !value.isWellFormed()) faults.push(`${path} holds half a letter`);
  }
  if (total > slackLimits.textPerMessage && !view)
    faults.push(`msg_blocks_too_long: ${total} letters in all`);
  return faults;
}

/** What is chosen to begin with must be among the options, to the letter (reference/block-kit/block-elements). */
function findChoiceFaults(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || !('options' in value)) return [];
  const { options, initial_option, initial_options, max_length, initial_value } = value as {
    options: unknown[];
    initial_option?: unknown;
    initial_options?: unknown[];
    max_length?: number;
    initial_value?: string;
  };
  const offered = new Set(options.map(option => JSON.stringify(option)));
  const chosen = [...(initial_option === undefined ? [] : [initial_option]), ...(initial_options ?? [])];
  const faults = chosen
    .filter(one => !offered.has(JSON.stringify(one)))
    .map(() => `${path}: not among the options`);
  if (options.length < 1 || options.length > slackLimits.selectOptions)
    faults.push(`${path}: ${options.length} options`);
  if ((initial_value?.length ?? 0) > (max_length ?? slackLimits.textInput)) faults.push(`${path}: too long`);
  if (initial_options?.length === 0) faults.push(`${path}: initial_options is empty`);
  return faults;
}

function* walk(value: unknown, path: string): Generator<[string, unknown]> {
  yield [path, value];
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* walk(inner, `${path}.${key}`);
}

/** Makes the schemas ready, which the first time takes seconds, so that no test's clock runs meanwhile. */
export function prepareBlockKit(): void {
  for (const check of validators()) check({ type: 'divider' });
}

type Check = (block: unknown) => string[];
let made: Check[] | null = null;

function validators(): Check[] {
  made ??= [ownSchema(), sharedSchema()].flatMap(schema => (schema === null ? [] : [toCheck(schema)]));
  return made;
}

/** One validator a block type: a union's own complaints tell nothing. */
function toCheck(schema: { definitions: Record<string, Definition> }): Check {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(schema, 'kit');
  const names = new Map<string, string>();
  for (const [name, definition] of Object.entries(schema.definitions)) {
    // An image is one of two shapes: by address, or a file of Slack's.
    const type = (definition.anyOf?.[0] ?? definition).properties?.type?.const;
    if (name.endsWith('Block') && typeof type === 'string') names.set(type, name);
  }
  const compiled = new Map<string, ValidateFunction>();
  return block => {
    const type = String((block as { type?: unknown }).type);
    const name = names.get(type);
    if (name === undefined) return [`no such block: ${type}`];
    const validate = compiled.get(name) ?? ajv.compile({ $ref: `kit#/definitions/${name}` });
    compiled.set(name, validate);
    if (validate(block)) return [];
    return (validate.errors ?? []).map(error => `${type}${error.instancePath} ${error.message}`);
  };
}

interface Definition {
  description?: string;
  anyOf?: Definition[];
  properties?: Record<
    string,
    Definition & { const?: string; maxLength?: number; maxItems?: number; type?: string }
  >;
}

const root = resolve(import.meta.dirname, '../../..');

function sharedSchema(): { definitions: Record<string, Definition> } | null {
  const folder = process.env.SHARED_DIR ?? resolve(root, '../shared');
  const file = join(folder, 'specs/slack-blockkit.schema.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function ownSchema(): { definitions: Record<string, Definition> } {
  const types = join(root, 'node_modules/@slack/types');
  const { version } = JSON.parse(readFileSync(join(types, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, 'node_modules/.cache');
  const kept = join(folder, `slack-block-kit-and-views-${version}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const script = join(import.meta.dirname, 'make-schema.ts');
  const schema = makeSchema(script);
  mkdirSync(folder, { recursive: true });
  const fresh = `${kept}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(schema));
  renameSync(fresh, kept);
  return schema;
}

function makeSchema(script: string): { definitions: Record<string, Definition> } {
  // In a process of its own: the type checker would stay in memory otherwise.
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`The Block Kit schema could not be made: ${stderr}`);
  return JSON.parse(stdout);
}
