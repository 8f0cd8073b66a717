/**
 * Prints the JSON schema of Slack's blocks and views, made from the types of @slack/types; the limits that its doc comments
 * tell in words ("Maximum length for this field is 255 characters") are lifted into it.
 */
import { resolve } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

interface Node {
  description?: string;
  type?: string;
  $ref?: string;
  maxLength?: number;
  maxItems?: number;
  allOf?: object[];
  properties?: Record<string, Node>;
}

const types = resolve(import.meta.dirname, '../../../node_modules/@slack/types/dist/index.d.ts');
const definitions: Record<string, Node> = {};
for (const type of ['KnownBlock', 'View'])
  Object.assign(
    definitions,
    createGenerator({ path: types, type, skipTypeCheck: true, additionalProperties: false }).createSchema(
      type,
    ).definitions,
  );

for (const definition of Object.values(definitions))
  for (const property of Object.values(definition.properties ?? {})) liftLimits(property);
process.stdout.write(JSON.stringify({ definitions }));

function liftLimits(property: Node): void {
  const words = (property.description ?? '').replace(/\s+/g, ' ');
  const length =
    /max(?:imum)? length (?:for (?:the `?text`? in )?this field |for this field |of |for the text )?(?:is |of )?(\d[\d,]*)/i.exec(
      words,
    );
  const items =
    /max(?:imum)? (?:number of (?:items|elements|options) (?:in this array )?(?:is|of)|of) (\d+)/i.exec(
      words,
    );
  const toNumber = (match: RegExpExecArray) => Number((match[1] as string).replace(/,/g, ''));
  if (length && property.type === 'string') property.maxLength = toNumber(length);
  if (length && property.$ref !== undefined) {
    // A text object: the limit is that of the text in it.
    property.allOf = [{ $ref: property.$ref }, { properties: { text: { maxLength: toNumber(length) } } }];
    delete property.$ref;
  }
  if (items && property.type === 'array') property.maxItems = toNumber(items);
}
