/** Writes the documentation that is made from tables in the code: `npx tsx scripts/docs.ts`. A test holds the files against it. */
import { writeFileSync } from 'node:fs';
import { z } from '../src/graph/zod.ts';
import { table, type DiagnosticCode } from '../src/compiler/diagnostics.ts';
import { whenGiven } from './diagnosticsDocs.ts';
import { dataSources } from '../src/datasets/registry.ts';
import { documentSchema } from '../src/graph/document.ts';
import { fieldsOf } from '../src/graph/fields.ts';
import { CATEGORIES } from '../src/nodes/kind.ts';
import { nodeKinds } from '../src/nodes/registry.ts';

/** Path below `docs/` to content. */
export function generatedDocs(): Readonly<Record<string, string>> {
  return { 'DIAGNOSTICS.md': diagnosticsPage(), 'NODES.md': nodesPage(), 'graph.schema.json': schemaFile() };
}

function diagnosticsPage(): string {
  const rows = Object.entries(table).map(([code, { severity, why }]) => `| \`${code}\` | ${severity} | ${whenGiven[code as DiagnosticCode]} | ${why()} |`);
  return `# Diagnostics

What the compiler says about a graph. Codes are stable; the words of a message may improve. Made from
\`src/compiler/diagnostics.ts\` by \`npx tsx scripts/docs.ts\`.

| code | severity | given when | why it matters |
|---|---|---|---|
${rows.join('\n')}
`;
}

function nodesPage(): string {
  const sections = CATEGORIES.flatMap((category) => {
    const kinds = nodeKinds.filter((kind) => kind.category === category);
    return kinds.length === 0 ? [] : [`## ${category[0]?.toUpperCase()}${category.slice(1)}\n\n${kinds.map(kindSection).join('\n\n')}`];
  });
  const sources = dataSources.map((source) => `### ${source.label} (\`${source.id}\`)\n\n${source.summary}\n${fieldTable(source.params)}`);
  return `# Node kinds and data sets

Made from the kinds' own files in \`src/nodes/kinds\` and \`src/datasets\` by \`npx tsx scripts/docs.ts\`.

${sections.join('\n\n')}

## Data sets of the dataset node

${sources.join('\n\n')}
`;
}

function kindSection(kind: (typeof nodeKinds)[number]): string {
  const ports = (side: typeof kind.inputs): string => side.map(({ name }) => `\`${name}\``).join(', ') || 'none';
  const more = kind.variadic ? ', and as many more as are wired' : '';
  const formula = kind.formula ? `\n\n$$${kind.formula}$$` : '';
  return `### ${kind.label} (\`${kind.id}\`)\n\n${kind.summary} ${kind.help}${formula}\n\nInputs: ${ports(kind.inputs)}${more}. Outputs: ${ports(kind.outputs)}.\n${fieldTable(kind.params)}`;
}

function fieldTable(schema: z.ZodObject): string {
  const rows = fieldsOf(schema).map(({ name, defaultValue, min, max, options, help }) => {
    const bounds = options ? options.map(({ value }) => `\`${value}\``).join(', ') : min === undefined ? '' : `${min} … ${max}`;
    return `| \`${name}\` | ${shown(defaultValue)} | ${bounds} | ${help} |`;
  });
  return rows.length === 0 ? '' : `\n| parameter | default | allowed | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 40 ? 'an example' : `\`${text}\``;
}

function schemaFile(): string {
  const schema = z.toJSONSchema(documentSchema, { io: 'input', target: 'draft-2020-12' });
  return `${JSON.stringify({ ...schema, title: 'Netloom graph, version 1' }, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of Object.entries(generatedDocs())) {
    writeFileSync(new URL(`../docs/${path}`, import.meta.url), content);
    console.log(`docs/${path}`);
  }
}
