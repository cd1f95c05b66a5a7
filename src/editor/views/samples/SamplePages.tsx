import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { sizeOf } from '../../../graph/tensorType.ts';
import { i18n } from '../../../words/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { isImage, type ClassForm } from '../classes/classForm.ts';
import tileStyles from '../classes/classes.module.css';
import { SampleTile } from '../classes/SampleTile.tsx';
import type { Verdicts } from '../classes/useVerdicts.ts';
import { chooseSample, rowTitle, useSample } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import styles from './samples.module.css';

const PER_PAGE = 60;

interface SamplePagesProps extends ViewProps {
  readonly form: ClassForm;
  readonly verdicts: Verdicts;
  /** Those that are shown, in their order. */
  readonly rows: readonly number[];
}

/** The rows as tiles, page by page. Arrow keys go from tile to tile, Page Up and Page Down from page to page. */
export function SamplePages({ form, program, verdicts, rows }: SamplePagesProps) {
  const [wanted, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
  const page = Math.min(wanted, pages - 1);
  const turn = (by: number) => { setPage(Math.min(pages - 1, Math.max(0, page + by))); };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.key === 'PageDown' || event.key === 'PageUp') turn(event.key === 'PageDown' ? 1 : -1);
    else if (!moveFocus(event)) return;
    event.preventDefault();
  };
  const first = page * PER_PAGE;
  return (
    <>
      {rows.length === 0 ? <p className={pictureStyles['hint']}>{i18n.t('No row passes this filter. Choose another class or answer.')}</p> : null}
      <ul className={tileStyles['tiles']} data-fill="" data-numbers={isImage(form.source.features.shape) ? undefined : ''} onKeyDown={onKeyDown}>
        {rows.slice(first, first + PER_PAGE).map((row) => <li key={row}><RowTile form={form} program={program} verdicts={verdicts} row={row} /></li>)}
      </ul>
      <nav className={styles['pages']} aria-label={i18n.t('Pages of rows')}>
        <Button look="quiet" aria-label={i18n.t('Show the page before')} disabled={page === 0} onClick={() => { turn(-1); }}><ChevronLeft size={16} aria-hidden /></Button>
        <span role="status">{rows.length === 0 ? i18n.t('0 rows') : i18n.t('{first} to {last} of {rows}', { first: first + 1, last: Math.min(rows.length, first + PER_PAGE), rows: rows.length })}</span>
        <Button look="quiet" aria-label={i18n.t('Show the next page')} disabled={page === pages - 1} onClick={() => { turn(1); }}><ChevronRight size={16} aria-hidden /></Button>
      </nav>
    </>
  );
}

interface RowTileProps extends ViewProps {
  readonly form: ClassForm;
  readonly verdicts: Verdicts;
  readonly row: number;
}

function RowTile({ form: { source, names }, program, verdicts, row }: RowTileProps) {
  const sample = useSample(program);
  const { split, features, truths, answers } = verdicts;
  const size = sizeOf(source.features.shape);
  const [truth, answer] = [truths[row] ?? 0, answers[row]];
  const wrong = answer !== undefined && answer !== truth;
  const facts = { row: rowTitle(split, row), truth: names[truth] ?? truth, answer: names[answer ?? -1] ?? '?' };
  const said = answer === undefined ? i18n.t('{row}: {truth}, not read yet', facts) : wrong ? i18n.t('{row}: {truth}, read as {answer}, wrong', facts) : i18n.t('{row}: {truth}, read right', facts);
  return (
    <SampleTile
      features={features.subarray(row * size, (row + 1) * size)}
      shape={source.features.shape}
      full={source.features.range?.[1] ?? 1}
      caption={answer === undefined ? '?' : (names[answer] ?? String(answer))}
      description={said}
      wrong={wrong}
      chosen={sample.kind === 'row' && sample.split === split && sample.row === row}
      onChoose={() => { chooseSample({ kind: 'row', split, row }); }}
    />
  );
}

/** To the tile beside, or to that above or below; whether there was one. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): boolean {
  const tiles = [...event.currentTarget.querySelectorAll('button')];
  const at = tiles.findIndex((tile) => tile === event.target);
  const top = tiles[0]?.offsetTop;
  const columns = Math.max(1, tiles.filter((tile) => tile.offsetTop === top).length);
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  const next = at < 0 ? undefined : tiles[at + (steps[event.key] ?? NaN)];
  next?.focus();
  return next !== undefined;
}
