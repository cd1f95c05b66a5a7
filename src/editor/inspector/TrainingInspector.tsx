import { Dices } from 'lucide-react';
import { describeData } from '../../nodes/kinds/dataset.ts';
import { isDataProblem } from '../../datasets/source.ts';
import { OPTIMIZERS, type GraphDocument, type OptimizerKind, type Training } from '../../graph/document.ts';
import { fieldsOf } from '../../graph/fields.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { i18n } from '../../words/i18n.ts';
import { editDocument } from '../stores/documentStore.ts';
import { formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { mergeKeyOf } from './editing.ts';
import { FieldRow, helpId } from './fields/FieldRow.tsx';
import { NumberField } from './fields/NumberField.tsx';
import styles from './Inspector.module.css';
import { Explained } from './NodeHelp.tsx';
import { switchOptimizer } from './params.ts';
import { ParamFields } from './ParamFields.tsx';
import { TrainingLimits } from './TrainingLimits.tsx';

type TrainingChange = { readonly [K in keyof Training]?: Training[K] | undefined };

function change(training: TrainingChange, label: string): void {
  editDocument({ type: 'setTraining', training }, label, mergeKeyOf(`training ${Object.keys(training).join(' ')}`));
}

/** How the open graph is trained: the optimizer, the length, the batches, the seed, the validation. */
export function TrainingInspector({ document }: { readonly document: GraphDocument }) {
  const { training } = document;
  const data = dataRows(document);
  return (
    <>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{i18n.t('Training')}</h2>
        <p className={styles['quiet']}>{data ? i18n.t('How this graph learns. Select a node to see its settings.') : i18n.t('How this graph learns. It has no dataset, so a step is one update.')}</p>
      </header>
      <OptimizerSection training={training} />
      <section className={styles['section']} aria-label={i18n.t('Length and batches')}>
        <LengthFields training={training} hasData={data !== null} />
        {data ? <BatchFields training={training} rows={data.trainRows} /> : null}
        <SeedField training={training} />
      </section>
      {data && (data.validationRows > 0 || training.validation) ? <ValidationSection training={training} rows={data.validationRows} /> : null}
      <TrainingLimits training={training} />
    </>
  );
}

/** Rows of all datasets together, or null where there is none. Data that cannot be used count as none. */
function dataRows(document: GraphDocument): { readonly trainRows: number; readonly validationRows: number } | null {
  const datasets = document.nodes.filter((node) => node.kind === 'dataset');
  if (datasets.length === 0) return null;
  const described = datasets.flatMap((node) => {
    const description = describeData({ source: 'table', ...node.params });
    return isDataProblem(description) ? [] : [description];
  });
  return {
    trainRows: Math.max(0, ...described.map((description) => description.trainRows)),
    validationRows: Math.max(0, ...described.map((description) => description.validationRows)),
  };
}

function OptimizerSection({ training: { optimizer } }: { readonly training: Training }) {
  const info = optimizerInfo(optimizer.kind);
  return (
    <section className={styles['section']} aria-label={i18n.t('Optimizer')}>
      <FieldRow id="training-optimizer" label={i18n.t('Optimizer')} help={i18n.t('The rule by which a step changes the weights.')}>
        <Select<OptimizerKind>
          id="training-optimizer"
          value={optimizer.kind}
          describedBy={helpId('training-optimizer')}
          options={OPTIMIZERS.map((kind) => ({ value: kind, label: optimizerInfo(kind).label, note: optimizerInfo(kind).summary }))}
          onChange={(kind) => { change({ optimizer: switchOptimizer(optimizer, kind) }, i18n.t('Use {optimizer}', { optimizer: optimizerInfo(kind).label })); }}
        />
      </FieldRow>
      <ParamFields
        key={optimizer.kind}
        owner="optimizer"
        group={{ schema: info.params, fields: fieldsOf(info.params) }}
        params={optimizer}
        onChange={(changes, label) => {
          const defaults = fieldsOf(info.params);
          const filled = Object.entries(changes).map(([name, value]) => [name, value ?? defaults.find((field) => field.name === name)?.defaultValue]);
          change({ optimizer: { ...optimizer, ...Object.fromEntries(filled) } as Training['optimizer'] }, label);
        }}
      />
      <Explained markdown={info.summary} formula={info.formula} />
    </section>
  );
}

function LengthFields({ training, hasData }: { readonly training: Training; readonly hasData: boolean }) {
  const unit = training.epochs === undefined ? 'steps' : 'epochs';
  const value = training.epochs ?? training.steps ?? 1000;
  return (
    <>
      {hasData ? (
        <FieldRow id="training-unit" label={i18n.t('Count in')} help={i18n.t('A step is one update of the weights. An epoch is one pass over all training rows.')}>
          <Select
            id="training-unit"
            value={unit}
            describedBy={helpId('training-unit')}
            options={[{ value: 'steps', label: i18n.t('Steps') }, { value: 'epochs', label: i18n.t('Epochs') }]}
            onChange={(next) => {
              if (next !== unit) change(next === 'epochs' ? { epochs: 10, steps: undefined } : { steps: 1000, epochs: undefined }, next === 'epochs' ? i18n.t('Count in epochs') : i18n.t('Count in steps'));
            }}
          />
        </FieldRow>
      ) : null}
      <FieldRow id="training-length" label={unit === 'steps' ? i18n.t('Steps') : i18n.t('Epochs')} help={i18n.t('How long one press of Train goes on. Train again to go on from there.')}>
        <NumberField
          id="training-length"
          value={value}
          describedBy={helpId('training-length')}
          rules={{ integer: true, min: 1, max: 1e9, ...(unit === 'steps' ? { logarithmic: true } : {}) }}
          onChange={(next) => { change({ [unit]: next }, unit === 'steps' ? i18n.t('Change steps') : i18n.t('Change epochs')); }}
        />
      </FieldRow>
    </>
  );
}

function BatchFields({ training, rows }: { readonly training: Training; readonly rows: number }) {
  const batchHelp = rows > 0
    ? i18n.t('How many rows one step looks at, of {rows}. Larger batches give a steadier direction and take longer.', { rows: formatCount(rows) })
    : i18n.t('How many rows one step looks at. Larger batches give a steadier direction and take longer.');
  return (
    <>
      <FieldRow
        id="training-batch"
        label={i18n.t('Batch size')}
        help={batchHelp}
        onReset={training.batchSize === undefined ? undefined : () => { change({ batchSize: undefined }, i18n.t('Reset batch size')); }}
      >
        <NumberField
          id="training-batch"
          value={training.batchSize ?? DEFAULT_BATCH}
          describedBy={helpId('training-batch')}
          rules={{ integer: true, min: 1, max: 1e6 }}
          onChange={(batchSize) => { change({ batchSize }, i18n.t('Change batch size')); }}
        />
      </FieldRow>
      <FieldRow id="training-shuffle" label={i18n.t('Shuffle')} help={i18n.t('Takes the rows in a new order in every epoch, so that the network does not learn their order.')}>
        <Switch id="training-shuffle" checked={training.shuffle} describedBy={helpId('training-shuffle')} onChange={(shuffle) => { change({ shuffle }, i18n.t('Change shuffle')); }} />
      </FieldRow>
    </>
  );
}

/** What the compiler takes where the document names no batch size (Keras's). */
const DEFAULT_BATCH = 32;

function SeedField({ training }: { readonly training: Training }) {
  return (
    <FieldRow id="training-seed" label={i18n.t('Seed')} help={i18n.t('The same seed gives the same initial weights, order of rows and noise, so a run can be repeated.')}>
      <div className={styles['inline']}>
        <NumberField
          id="training-seed"
          value={training.seed}
          describedBy={helpId('training-seed')}
          rules={{ integer: true, min: 0, max: 2 ** 31 - 1 }}
          onChange={(seed) => { change({ seed }, i18n.t('Change seed')); }}
        />
        <IconButton label={i18n.t('Roll another seed')} onClick={() => { change({ seed: Math.floor(Math.random() * 10_000) }, i18n.t('Roll another seed')); }}>
          <Dices size={16} aria-hidden />
        </IconButton>
      </div>
    </FieldRow>
  );
}

function ValidationSection({ training, rows }: { readonly training: Training; readonly rows: number }) {
  const { validation } = training;
  return (
    <section className={styles['section']} aria-label={i18n.t('Validation')}>
      <FieldRow id="training-validation" label={i18n.t('Validation')} help={i18n.t('Measures the loss on rows that training never sees. When it rises while the training loss falls, the network learns by heart.')}>
        <Switch
          id="training-validation"
          checked={validation !== undefined}
          describedBy={helpId('training-validation')}
          onChange={(on) => { change({ validation: on ? { everySteps: 50, rows: Math.min(1000, Math.max(1, rows)) } : undefined }, on ? i18n.t('Turn validation on') : i18n.t('Turn validation off')); }}
        />
      </FieldRow>
      {validation ? (
        <>
          <FieldRow id="training-every" label={i18n.t('Every')} help={i18n.t('How many steps lie between two measurements. Fewer show more and take longer.')}>
            <NumberField
              id="training-every"
              value={validation.everySteps}
              unit={i18n.t('steps')}
              describedBy={helpId('training-every')}
              rules={{ integer: true, min: 1, max: 1e9 }}
              onChange={(everySteps) => { change({ validation: { ...validation, everySteps } }, i18n.t('Change validation')); }}
            />
          </FieldRow>
          <FieldRow id="training-rows" label={i18n.t('On')} help={rows > 0 ? i18n.t('On how many validation rows it is measured; there are {rows}.', { rows: formatCount(rows) }) : i18n.t('On how many validation rows it is measured.')}>
            <NumberField
              id="training-rows"
              value={validation.rows ?? rows}
              unit={i18n.t('rows')}
              describedBy={helpId('training-rows')}
              rules={{ integer: true, min: 1, max: Math.max(1, rows) }}
              onChange={(next) => { change({ validation: { ...validation, rows: next } }, i18n.t('Change validation')); }}
            />
          </FieldRow>
        </>
      ) : null}
    </section>
  );
}
