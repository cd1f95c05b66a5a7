import { useMemo, useState } from 'react';
import type { Program } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { useSessionStore } from '../../stores/sessionStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { useWatch, type Watched } from '../run/useWatch.ts';
import { sampleName, useSample, useSamples } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import { Backward, type Aim } from './Backward.tsx';
import { Forward } from './Forward.tsx';
import styles from './layer.module.css';
import { LossStop } from './LossStop.tsx';
import { endingOf, layerOf, numbersOf } from './seenLayer.ts';
import { batchRequest, probesOf, stopFor, walkOf, type Stop, type Way } from './walk.ts';

/** Looks a second; the numbers are to be read. */
const PER_SECOND = 4;

/** Any layer opened up, and the walk through the whole net: forward to the loss and back again. */
export default function LayerView({ program }: ViewProps) {
  const stops = useMemo(() => walkOf(program), [program]);
  const selected = useSessionStore((store) => store.selectedNodes[0] ?? null);
  const [at, setAt] = useState<{ readonly node: string | null; readonly way: Way }>({ node: selected, way: 'forward' });
  const index = stopFor(stops, at.node, at.way);
  const stop = stops[index];
  const go = (next: number) => {
    const there = stops[next];
    if (there) setAt({ node: there.node, way: there.way });
  };
  if (!stop) return null;
  const choices = stops.filter(({ way }) => way === stop.way).map(({ node, label }) => ({ value: node, label }));
  const offered = selected !== null && selected !== stop.node ? stops.find(({ node }) => node === selected) : undefined;
  return (
    <figure className={styles['view']} aria-label={i18n.t('Inside a layer')}>
      <div className={styles['bar']}>
        <div className={styles['chooser']}><Select label={i18n.t('Layer')} value={stop.node} options={choices} onChange={(node) => { setAt({ node, way: stop.way }); }} /></div>
        <span className={styles['quiet']} role="status">{i18n.t('step {step} of {steps}', { step: index + 1, steps: stops.length })}</span>
        <div className={styles['ways']} role="group" aria-label={i18n.t('Direction')}>
          {(['forward', 'backward'] as const).map((way) => (
            <Button key={way} aria-pressed={stop.way === way} look={stop.way === way ? 'plain' : 'quiet'} onClick={() => { setAt({ node: stop.node, way }); }}>{way === 'forward' ? i18n.t('Forward →') : i18n.t('← Backward')}</Button>
          ))}
        </div>
        <div className={styles['ways']} role="group" aria-label={i18n.t('Walk through the net')}>
          <Button disabled={index === 0} onClick={() => { go(index - 1); }}>{i18n.t('Back')}</Button>
          <Button disabled={index === stops.length - 1} onClick={() => { go(index + 1); }}>{i18n.t('Next')}</Button>
        </div>
        {offered ? <Button onClick={() => { setAt({ node: offered.node, way: stop.way }); }}>{i18n.t('Open layer {label}', { label: offered.label })}</Button> : null}
      </div>
      <Seen key={`${stop.way} ${stop.node}`} program={program} stop={stop} />
    </figure>
  );
}

/** Watches the run for one step of the walk. */
function Seen({ program, stop }: { readonly program: Program; readonly stop: Stop }) {
  const sample = useSample(program);
  const samples = useSamples(program);
  const labelled = sample.kind === 'row';
  const request = useMemo(() => ({ samples, perSecond: PER_SECOND, probes: probesOf(program, stop, labelled) }), [samples, program, stop, labelled]);
  const watched = useWatch(request);
  const batch = useWatch(useMemo(() => batchRequest(program, stop), [program, stop]));
  if (watched.problem) return <p className={pictureStyles['empty']}>{watched.problem}</p>;
  if (!labelled && (stop.way === 'backward' || stop.at === 'loss')) {
    return <p className={pictureStyles['empty']}>{i18n.t('The sample that is looked at, {sample}, has no label, so there is no error and nothing to send back. Choose a row of the data to see its gradients.', { sample: sampleName(sample) })}</p>;
  }
  if (watched.step === null) return <p className={pictureStyles['empty']}>{i18n.t('Looking into the layer.')}</p>;
  return (
    <div className={styles['body']}>
      <p className={styles['sample']}>{i18n.t('Sample: {sample}, before step {step}. Blue is above 0, orange (−) below; the fuller, the larger.', { sample: sampleName(sample), step: watched.step + 1 })}</p>
      <Step program={program} stop={stop} watched={watched} batch={batch} />
    </div>
  );
}

function Step({ program, stop, watched, batch }: { readonly program: Program; readonly stop: Stop; readonly watched: Watched; readonly batch: Watched }) {
  const layer = useMemo(() => (stop.at === 'layer' ? layerOf(watched, stop.operation, batch) : null), [stop, watched, batch]);
  const ending = useMemo(() => (stop.at === 'loss' ? endingOf(watched, stop.loss) : null), [stop, watched]);
  if (stop.at === 'loss') {
    const { node, port } = stop.loss.logits ?? stop.loss.prediction;
    return ending ? <LossStop ending={ending} gradient={numbersOf(watched, node, 'activationGradients', port)} way={stop.way} /> : null;
  }
  const { operation } = stop;
  if (!layer) return null;
  if (stop.way === 'forward') return <Forward operation={operation} layer={layer} names={operation.inputs.map(({ node, port }) => nameOf(program, node, port))} />;
  const gradient = numbersOf(watched, operation.node, 'activationGradients', 'out');
  if (!gradient) return <p className={pictureStyles['empty']}>{i18n.t('No loss depends on what leaves this layer, so no gradient comes back to it.')}</p>;
  return <Backward operation={operation} layer={layer} gradient={gradient} aims={aimsOf(stop, watched)} shared={sharedInputs(program, stop)} />;
}

/** What a person calls the node that a value comes from. */
function nameOf(program: Program, node: string, port: string): string {
  return program.operations.find((each) => each.node === node)?.label ?? (port === 'features' ? i18n.t('features') : port);
}

/** Weights first: they are what is learned. */
function aimsOf({ operation }: Stop & { readonly at: 'layer' }, watched: Watched): Aim[] {
  const weights = operation.weights.map(({ name }) => ({ to: name, title: i18n.t('Gradient of {name}', { name }), gradient: numbersOf(watched, operation.node, 'weightGradients', name) }));
  const inputs = operation.inputs.map(({ node, port }, index) => ({ to: index, title: operation.inputs.length > 1 ? i18n.t('Gradient of input {input}', { input: index + 1 }) : i18n.t('Gradient of the input'), gradient: numbersOf(watched, node, 'activationGradients', port) }));
  return [...weights, ...inputs].flatMap(({ to, title, gradient }) => (gradient ? [{ to, title, gradient }] : []));
}

function sharedInputs({ operations }: Program, { operation }: Stop & { readonly at: 'layer' }): number[] {
  return operation.inputs.flatMap(({ node, port }, index) => (operations.flatMap(({ inputs }) => inputs).filter((each) => each.node === node && each.port === port).length > 1 ? [index] : []));
}
