/** Sections as a Jupyter notebook, nbformat 4.5. */
import { commentText, type Section } from './lines.ts';

/** The notebook's JSON: a cell of Markdown and a cell of code for each section. */
export function notebookText(title: string, sections: readonly Section[]): string {
  const cells = [
    markdown('title', `# ${commentText(title) || 'Untitled'}`),
    ...sections.flatMap((section, index) => [
      markdown(`text-${index + 1}`, `## ${section.title}\n\n${section.prose}`),
      {
        cell_type: 'code',
        id: `code-${index + 1}`,
        metadata: {},
        execution_count: null,
        outputs: [],
        source: sourceOf(section.lines.map(({ text }) => text).join('\n')),
      },
    ]),
  ];
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function markdown(id: string, text: string) {
  return { cell_type: 'markdown', id, metadata: {}, source: sourceOf(text) };
}

/** As Jupyter itself writes it: a list of lines, each but the last with its end. */
function sourceOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line}\n`));
}
