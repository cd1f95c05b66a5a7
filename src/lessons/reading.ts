/** A lesson as one text, to be read or printed: its questions stand in it, its answers do not. */
import type { Check, Lesson } from './lesson.ts';

/** Markdown of the whole lesson, steps as sections. */
export function readingText({ title, steps }: Lesson): string {
  const sections = steps.map((step, index) => {
    // What stands before the first section goes under the lesson's own title.
    const heading = index === 0 && step.title === title ? '' : `## ${step.title}`;
    return [heading, step.text, step.check ? questionText(step.check) : ''].filter((part) => part !== '').join('\n\n');
  });
  return [`# ${title}`, ...sections].join('\n\n');
}

function questionText(check: Check): string {
  switch (check.kind) {
    case 'predict':
    case 'choice':
      return [`**${check.question}**`, ...(check.options ? [check.options.map((option) => `- ${option}`).join('\n')] : [])].join('\n\n');
    case 'number':
    case 'text':
      return `**${check.question}**`;
    case 'run':
    case 'change':
    case 'goal':
      return '';
  }
}

/** What of a lesson is the same in every language: its steps without their words, to be compared. */
export function withoutWords({ rules, minutes, steps }: Lesson): unknown {
  return { rules, minutes, steps: steps.map(({ id, point, check, hints }) => ({ id, point, hints: hints?.length ?? 0, check: check && JSON.parse(JSON.stringify(check, bare)) as unknown })) };
}

/** Texts as marks: there or not, and how many options. */
function bare(key: string, value: unknown): unknown {
  if (key === 'question' || key === 'told') return true;
  return key === 'options' && Array.isArray(value) ? value.length : value;
}
