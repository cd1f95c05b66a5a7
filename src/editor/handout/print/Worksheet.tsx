import 'katex/dist/katex.min.css';
import { i18n } from '../../../words/i18n.ts';
import { LessonText } from '../../lessons/LessonText.tsx';
import type { Lesson } from '../../lessons/lessons.ts';
import type { Compilation } from '../../../compiler/diagnostic.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { formatCount } from '../../ui/format.ts';
import type { PictureLayout } from '../picture/layout.ts';
import { CurvesPicture } from './CurvesPicture.tsx';
import { GraphBands, Who } from './GraphBands.tsx';
import { layerRows, runFacts, trainingFacts, type Fact, type WorksheetRun } from './facts.ts';
import styles from './worksheet.module.css';

export interface WorksheetProps {
  readonly document: GraphDocument;
  readonly compilation: Compilation;
  readonly layout: PictureLayout;
  readonly run: WorksheetRun;
  readonly lesson: Lesson | null;
}

const LINES = 9;

/** A sheet of paper on the open graph: what it is, how it was trained, what came of it, and room to write. */
export function Worksheet({ document, compilation, layout, run, lesson }: WorksheetProps) {
  const { title, summary } = document.meta;
  const results = runFacts(run);
  return (
    <div className={styles['sheet']}>
      <header>
        <h1>{title}</h1>
        <Who />
        {summary ? <p className={styles['summary']}>{summary}</p> : null}
      </header>
      <GraphBands layout={layout} />
      <Layers document={document} compilation={compilation} />
      <div className={styles['beside']}>
        <Facts title={i18n.t('Training')} facts={trainingFacts(document.training, compilation)} />
        {results.length > 0 ? <Facts title={i18n.t('The run')} facts={results} /> : null}
      </div>
      {results.length > 0 ? (
        <section aria-label={i18n.t('Curves')} className={styles['curves']}>
          <CurvesPicture points={run.points} others={[]} lastStep={run.progress?.steps ?? 1} logarithmic={false} smoothing={0} />
        </section>
      ) : null}
      <section aria-label={i18n.t('Room to write')} className={styles['room']}>
        <h2>{i18n.t('What I saw')}</h2>
        {Array.from({ length: LINES }, (_, at) => <div key={at} className={styles['line']} />)}
      </section>
      {lesson ? <article className={styles['lesson']}><LessonText markdown={lesson.markdown} onOutcome={null} /></article> : null}
    </div>
  );
}

function Layers({ document, compilation }: Pick<WorksheetProps, 'document' | 'compilation'>) {
  const { totals } = compilation.typed;
  return (
    <table className={styles['layers']}>
      <caption>{i18n.t('Layers')}</caption>
      <thead>
        <tr><th scope="col">{i18n.t('Node')}</th><th scope="col">{i18n.t('Kind')}</th><th scope="col">{i18n.t('Settings')}</th><th scope="col">{i18n.t('Output')}</th><th scope="col">{i18n.t('Parameters')}</th></tr>
      </thead>
      <tbody>
        {layerRows(document, compilation).map(({ id, name, kind, settings, output, parameters }) => (
          <tr key={id}><th scope="row">{name}</th><td>{kind}</td><td>{settings}</td><td>{output}</td><td>{parameters}</td></tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{i18n.t('All')}</th>
          <td colSpan={3}>{i18n.t('{multiplyAdds, plural, one {# multiply-add} other {# multiply-adds}} for one example', { multiplyAdds: totals.multiplyAdds })}</td>
          <td>{formatCount(totals.parameters)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {facts.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}
      </dl>
    </section>
  );
}
