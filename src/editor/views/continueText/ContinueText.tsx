import { PenLine, Square } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { textOf, tokensOf } from '../../../datasets/text/tokens.ts';
import { i18n } from '../../../words/i18n.ts';
import { run, useRunStore } from '../../stores/runStore.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Slider } from '../../ui/Slider.tsx';
import type { ViewProps } from '../view.ts';
import styles from './continueText.module.css';
import { textForm, type TextForm } from './textForm.ts';
import { drawn, windowOf } from './write.ts';

/** Tokens that one press writes. */
const LENGTH = { characters: 200, words: 60 } as const;

/** A beginning of one's own, and the net that writes on from it. */
export default function ContinueText({ program }: ViewProps) {
  const form = useMemo(() => textForm(program), [program]);
  return form ? <Writing form={form} /> : null;
}

function Writing({ form }: { readonly form: TextForm }) {
  const [beginning, setBeginning] = useState('');
  const [temperature, setTemperature] = useState(0.6);
  const { written, writes, problem, write, stop } = useWriting(form);
  const ready = useRunStore(({ state }) => state !== 'empty' && state !== 'loading' && state !== 'failed');
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const words = formatNumber(temperature);
  return (
    <div className={styles['view']}>
      <label className={styles['label']} htmlFor="text-beginning">{i18n.t('Beginning')}</label>
      <textarea id="text-beginning" rows={2} value={beginning} placeholder={i18n.t('Write a few words as the text has them, and let the net go on.')} onChange={(event) => { setBeginning(event.target.value); }} />
      <Missing beginning={beginning} form={form} />
      <div className={styles['bar']}>
        {writes ? (
          <Button onClick={stop}><Square size={14} aria-hidden />{i18n.t('Stop writing')}</Button>
        ) : (
          <Button look="primary" disabled={!ready} onClick={() => { void write(beginning, temperature); }}><PenLine size={14} aria-hidden />{i18n.t('Write on')}</Button>
        )}
        <span className={styles['temperature']}>
          <span title={i18n.t('Near 0 the net always writes what is likeliest; higher, it dares more.')}>{i18n.t('Temperature {temperature}', { temperature: words })}</span>
          <Slider label={i18n.t('Temperature')} value={temperature} min={0.1} max={1.5} step={0.1} valueText={words} onChange={setTemperature} />
        </span>
      </div>
      {problem === null ? null : <p role="alert" className={styles['problem']}>{problem}</p>}
      <p className={styles['text']} aria-label={i18n.t('What the net wrote')} aria-busy={writes}>
        <span>{written.beginning}</span>
        <b>{written.rest}</b>
      </p>
      {step === 0 ? <p className={styles['hint']}>{i18n.t('Untrained it writes at random. Train, and let it write again.')}</p> : null}
      <p role="status" className={styles['srOnly']}>{writes || written.rest === '' ? '' : i18n.t('It wrote: {text}', { text: written.rest })}</p>
    </div>
  );
}

/** A net never saw a window that is not full, so that it begins with nonsense where the beginning is shorter. */
function Missing({ beginning, form }: { readonly beginning: string; readonly form: TextForm }) {
  const missing = form.window - tokensOf(beginning, form).length;
  if (beginning === '' || missing <= 0) return null;
  const found = { window: form.window, missing };
  return (
    <p className={styles['hint']}>
      {form.unit === 'words'
        ? i18n.t('The net learned from windows of {window, number} words. With {missing, number} more it begins as it learned to; before that it may write nonsense.', found)
        : i18n.t('The net learned from windows of {window, number} characters. With {missing, number} more it begins as it learned to; before that it may write nonsense.', found)}
    </p>
  );
}

interface Written {
  readonly beginning: string;
  readonly rest: string;
}

function useWriting(form: TextForm) {
  const [written, setWritten] = useState<Written>({ beginning: '', rest: '' });
  const [writes, setWrites] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const turn = useRef(0);
  const stop = () => {
    turn.current += 1;
    setWrites(false);
  };
  useEffect(() => () => { turn.current += 1; }, [form]);
  const write = async (beginning: string, temperature: number): Promise<void> => {
    turn.current += 1;
    const own = turn.current;
    setWrites(true);
    setProblem(null);
    try {
      const begun = tokensOf(beginning.replace(/\r\n?/g, '\n'), form);
      const tokens = [...begun];
      for (let at = 0; at < LENGTH[form.unit] && own === turn.current; at++) {
        const answer = await run.ask({ kind: 'predict', features: windowOf(textOf(tokens.slice(-form.window - 1), form.unit), form), rows: 1 });
        if (own !== turn.current || answer.kind !== 'predict') return;
        tokens.push(form.vocabulary[drawn(answer.values, temperature, Math.random()) - 1] ?? '');
        const whole = textOf(tokens, form.unit);
        const before = textOf(begun, form.unit);
        setWritten({ beginning: before, rest: whole.slice(before.length) });
      }
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    if (own === turn.current) setWrites(false);
  };
  return { written, writes, problem, write, stop };
}
