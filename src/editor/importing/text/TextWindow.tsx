import { useEffect, useState } from 'react';
import { isDataProblem } from '../../../datasets/source.ts';
import { isMostlyIdeographs, strideFor, type TextScan } from '../../../datasets/text/scan.ts';
import { tokensOf } from '../../../datasets/text/tokens.ts';
import { textWindows, visibleToken } from '../../../datasets/text/textWindows.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatPercent } from '../../ui/format.ts';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ImportActions } from '../ImportActions.tsx';
import type { ImporterProps } from '../importer.ts';
import importing from '../importing.module.css';
import { StaysHere } from '../StaysHere.tsx';
import { givenText, keepText, paramsOf, type GivenText, type TextParams } from './givenText.ts';
import styles from './text.module.css';
import { useScan } from './useScan.ts';

/** So many different characters fit a byte; of words there may be more, and each makes the net larger. */
const MOST_TOKENS = { characters: 255, words: 2000 } as const;

/** A text file: which tokens it has, how long the windows are, what a row looks like. */
export function TextWindow({ came, node, onClose }: ImporterProps) {
  const [given, setGiven] = useState<GivenText | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [params, setParams] = useState<TextParams>(() => paramsOf(node));
  const [mostTokens, setMostTokens] = useState<number | null>(() => (node && paramsOf(node).vocabulary.length > 0 ? paramsOf(node).vocabulary.length : null));
  useEffect(() => {
    let gone = false;
    givenText(came, node).then((text) => {
      if (gone || !text) return;
      setGiven(text);
      if (!node) setParams((before) => ({ ...before, unit: 'characters', lowercase: !isMostlyIdeographs(text.text) && before.lowercase }));
    }, (error: unknown) => { if (!gone) setRefused(error instanceof Error ? error.message : String(error)); });
    return () => { gone = true; };
  }, [came, node]);
  const rules = { unit: params.unit, lowercase: params.lowercase, mostTokens: mostTokens ?? MOST_TOKENS[params.unit] };
  const scan = useScan(given?.text ?? null, rules);
  const whole: TextParams | null = scan && given ? { ...params, file: { name: given.name, sha256: '0'.repeat(64), bytes: given.bytes.length }, tokens: scan.tokens, vocabulary: [...scan.vocabulary], stride: node ? params.stride : strideFor(scan.tokens, params.unit) } : null;
  const described = whole ? textWindows.describe(whole) : null;
  const why = refused ?? (described === null ? i18n.t('Reading the text.') : isDataProblem(described) ? described.message : null);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={i18n.t('A text, window by window')}
      actions={<ImportActions why={refused === null ? why : i18n.t('Nothing was changed. Drop another file on the page.')} node={node} make={() => keepText(given as GivenText, whole as TextParams, scan as TextScan)} onClose={onClose} />}
    >
      <div className={styles['window']}>
        {refused === null ? null : <p role="alert" className={importing['refused']}>{refused}</p>}
        {given === null ? null : (
          <>
            <p className={styles['about']}>{i18n.t('The network reads a window of the text and foretells what comes next, again and again.')}</p>
            <Settings params={params} onChange={setParams} mostTokens={rules.mostTokens} onMostTokens={setMostTokens} />
            <Figures scan={scan} rows={described !== null && !isDataProblem(described) ? described.trainRows + described.validationRows : null} />
            {scan ? <FirstRow text={given.text} params={params} vocabulary={scan.vocabulary} /> : null}
            {scan ? <Frequent scan={scan} /> : null}
            <section aria-label={i18n.t('The beginning of {name}', { name: given.name })}>
              <pre className={styles['beginning']}>{given.text.slice(0, 600)}</pre>
            </section>
          </>
        )}
        <StaysHere />
      </div>
    </Dialog>
  );
}

interface SettingsProps {
  readonly params: TextParams;
  readonly onChange: (params: TextParams) => void;
  readonly mostTokens: number;
  readonly onMostTokens: (most: number | null) => void;
}

function Settings({ params, onChange, mostTokens, onMostTokens }: SettingsProps) {
  return (
    <div className={styles['settings']}>
      <label htmlFor="text-unit">{i18n.t('Read by')}</label>
      <Select
        id="text-unit"
        value={params.unit}
        options={[{ value: 'characters', label: i18n.t('Characters') }, { value: 'words', label: i18n.t('Words'), note: i18n.t('Needs a long text: every word must be seen often.') }]}
        onChange={(unit) => {
          onMostTokens(null);
          onChange({ ...params, unit, window: unit === 'words' ? 10 : 40 });
        }}
      />
      <label htmlFor="text-window">{i18n.t('Window')}</label>
      <NumberInput id="text-window" integer min={1} max={500} value={params.window} onChange={(window) => { onChange({ ...params, window }); }} />
      <label htmlFor="text-most">{i18n.t('Vocabulary at most')}</label>
      <NumberInput id="text-most" integer min={1} max={10_000} value={mostTokens} onChange={onMostTokens} />
      <label htmlFor="text-lower">{i18n.t('Capitals as small letters')}</label>
      <Switch id="text-lower" checked={params.lowercase} onChange={(lowercase) => { onChange({ ...params, lowercase }); }} />
    </div>
  );
}

function Figures({ scan, rows }: { readonly scan: TextScan | null; readonly rows: number | null }) {
  if (!scan) return <p role="status">{i18n.t('Counting.')}</p>;
  const rest = scan.distinct - scan.vocabulary.length;
  return (
    <p role="status">
      {sentences([
        i18n.t('{tokens, number} in the text, {distinct, number} different ones.', { tokens: scan.tokens, distinct: scan.distinct }),
        rest > 0 ? i18n.t('{rest, number} rare ones are read as “unknown”; the others are {share} of the text.', { rest, share: formatPercent(scan.covered) }) : '',
        rows === null ? '' : i18n.t('{rows, number} rows.', { rows }),
      ])}
    </p>
  );
}

interface FirstRowProps {
  readonly text: string;
  readonly params: TextParams;
  readonly vocabulary: readonly string[];
}

/** What goes in, and what is to come out, of the first row. */
function FirstRow({ text, params, vocabulary }: FirstRowProps) {
  // A window of words is found in so much of the text.
  const tokens = tokensOf(text.slice(0, 100 * (params.window + 1)), params).slice(0, params.window + 1);
  const known = new Set(vocabulary);
  const next = tokens[params.window];
  if (next === undefined) return null;
  return (
    <p className={styles['row']} aria-label={i18n.t('The first row')}>
      {tokens.slice(0, params.window).map((token, at) => <span key={at} data-unknown={known.has(token) ? undefined : ''}>{visibleToken(token)}</span>)}
      <b><i aria-hidden>→</i><span data-next>{visibleToken(next)}</span></b>
    </p>
  );
}

const SHOWN = 16;

/** The most frequent tokens, each with a bar. */
function Frequent({ scan }: { readonly scan: TextScan }) {
  const most = scan.counts[0] ?? 1;
  return (
    <ol className={styles['frequent']} aria-label={i18n.t('The most frequent')}>
      {scan.vocabulary.slice(0, SHOWN).map((token, at) => (
        <li key={token}>
          <span>{visibleToken(token)}</span>
          <meter min={0} max={most} value={scan.counts[at] ?? 0} aria-hidden />
          <span className={styles['count']}>{i18n.t('{count, number}', { count: scan.counts[at] ?? 0 })}</span>
        </li>
      ))}
    </ol>
  );
}
