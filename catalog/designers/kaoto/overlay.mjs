// SPDX-License-Identifier: Apache-2.0
//
// Writes Kaoto's own catalog with the Chatwoot component and its Kamelets in it:
//
//   npm install && node overlay.mjs OUT
//
// Needs Node 20 or newer, and the catalog module built before: mvn -Dfast -DskipTests -pl catalog -am package
// Serve OUT over HTTP and give Kaoto the address of its index.json (setting kaoto.catalog.url).
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const classes = path.join(here, '..', '..', 'target', 'classes');
const stock = path.join(here, 'node_modules', '@kaoto', 'camel-catalog', 'dist', 'camel-catalog');
const out = process.argv[2];

if (!out) {
  fail('give the folder to write as argument');
}
if (!fs.existsSync(path.join(classes, 'kamelets'))) {
  fail(`${classes} is not built: mvn -Dfast -DskipTests -pl catalog -am package`);
}
if (!fs.existsSync(stock)) {
  fail('the stock catalog is not there: npm install');
}

const component = readJson(path.join(classes, 'org/apache/camel/catalog/components/chatwoot.json'));
const kamelets = fs.readdirSync(path.join(classes, 'kamelets')).sort()
  .map(name => parse(fs.readFileSync(path.join(classes, 'kamelets', name), 'utf8')));

fs.rmSync(out, { recursive: true, force: true });
fs.cpSync(stock, out, { recursive: true });
const library = readJson(path.join(out, 'index.json'));
const runtimes = library.definitions.filter(definition => ['Main', 'Spring Boot', 'Quarkus'].includes(definition.runtime));
for (const runtime of runtimes) {
  const file = path.join(out, runtime.fileName);
  const definition = readJson(file);
  change(file, definition.catalogs.components, all => { all.chatwoot = withSchema(component); });
  change(file, definition.catalogs.kamelets, all => {
    for (const kamelet of kamelets) {
      all[kamelet.metadata.name] = { ...kamelet, propertiesSchema: schemaOfKamelet(kamelet.spec.definition) };
    }
  });
}
console.log(`${out}: the component and ${kamelets.length} Kamelets in ${runtimes.length} catalogs`);

function change(index, catalog, action) {
  const file = path.join(path.dirname(index), catalog.file);
  const all = readJson(file);
  action(all);
  fs.writeFileSync(file, JSON.stringify(all));
}

function withSchema(described) {
  const options = Object.entries(described.properties);
  return {
    ...described,
    component: { ...described.component, provider: 'camel-chatwoot' },
    propertiesSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: Object.fromEntries(options.map(([name, option]) => [name, schemaOfOption(option)])),
      required: options.filter(([, option]) => option.required).map(([name]) => name),
    },
  };
}

// As in the stock catalog: beans are named, maps have fields, and durations are texts.
function schemaOfOption(option) {
  const bean = option.type === 'object' && !option.multiValue;
  const plain = ['boolean', 'integer', 'number', 'array'];
  const format = option.secret ? 'password'
    : bean ? `bean:${option.javaType.replace(/<.*/, '')}`
    : option.type === 'duration' ? 'duration'
    : undefined;
  return {
    title: option.displayName,
    description: option.description,
    type: option.multiValue ? 'object' : plain.includes(option.type) ? option.type : 'string',
    $comment: `group:${option.group}`,
    ...(option.enum && { enum: option.enum }),
    ...(format && { format }),
    ...(option.defaultValue !== undefined && { default: option.defaultValue }),
  };
}

function schemaOfKamelet({ title, description, required, properties }) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    title,
    description,
    required,
    properties: Object.fromEntries(Object.entries(properties)
      .map(([name, { 'x-descriptors': descriptors, example, ...schema }]) => [name, schema])),
  };
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
