import { ChevronRight } from 'lucide-react';
import { CLIPPINGS, SCHEDULES, clippingFields, patienceFields, type ClippingKind, type ScheduleKind } from '../../graph/trainingFields.ts';
import type { Clipping, Schedule, Stop, Training } from '../../graph/document.ts';
import { fieldsOf } from '../../graph/fields.ts';
import { clippingInfo } from '../../nodes/training/clipping.ts';
import { scheduleInfo } from '../../nodes/training/schedules.ts';
import { i18n } from '../../words/i18n.ts';
import { editDocument } from '../stores/documentStore.ts';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { mergeKeyOf } from './editing.ts';
import { FieldRow, helpId } from './fields/FieldRow.tsx';
import { NumberField } from './fields/NumberField.tsx';
import styles from './Inspector.module.css';
import { Explained } from './NodeHelp.tsx';
import { ParamFields } from './ParamFields.tsx';

type Limits = { readonly [K in 'schedule' | 'warmUpSteps' | 'clipping' | 'stop']?: Training[K] };

function change(training: Limits, label: string): void {
  editDocument({ type: 'setTraining', training }, label, mergeKeyOf(`training ${Object.keys(training).join(' ')}`));
}

/** What most runs do without, folded away until one of them is set. */
export function TrainingLimits({ training }: { readonly training: Training }) {
  const { schedule, warmUpSteps, clipping, stop } = training;
  return (
    <section className={styles['section']} aria-label={i18n.t('Schedule, clipping, stops')}>
      <details className={styles['details']} open={[schedule, warmUpSteps, clipping, stop].some((setting) => setting !== undefined)}>
        <summary className={styles['summary']}>
          <ChevronRight size={14} aria-hidden />
          {i18n.t('Schedule, clipping, stops')}
        </summary>
        <ScheduleSection training={training} />
        <ClippingSection training={training} />
        <StopSection training={training} />
      </details>
    </section>
  );
}

/** How the learning rate changes over a run: the schedule and the warm-up before it. */
function ScheduleSection({ training: { schedule, warmUpSteps = 0 } }: { readonly training: Training }) {
  const info = schedule && scheduleInfo(schedule.kind);
  return (
    <section className={styles['fields']} aria-label={i18n.t('Schedule')}>
      <FieldRow id="training-schedule" label={i18n.t('Schedule')} help={i18n.t('How the learning rate falls over the run. A smaller rate at the end settles nearer to the lowest point.')}>
        <Select<ScheduleKind | 'constant'>
          id="training-schedule"
          value={schedule?.kind ?? 'constant'}
          describedBy={helpId('training-schedule')}
          options={[{ value: 'constant', label: i18n.t('Constant'), note: i18n.t('The rate stays as it is.') }, ...SCHEDULES.map((kind) => ({ value: kind, label: scheduleInfo(kind).label, note: scheduleInfo(kind).summary }))]}
          onChange={(kind) => { change({ schedule: kind === 'constant' ? undefined : ({ ...scheduleInfo(kind).params.parse({}), kind } as Schedule) }, i18n.t('Change the schedule')); }}
        />
      </FieldRow>
      {schedule && info ? (
        <>
          <ParamFields
            key={schedule.kind}
            owner="schedule"
            group={{ schema: info.params, fields: fieldsOf(info.params) }}
            params={schedule}
            onChange={(changes, label) => { change({ schedule: { ...info.params.parse({ ...schedule, ...changes }), kind: schedule.kind } as Schedule }, label); }}
          />
          <Explained markdown={info.summary} formula={info.formula} />
        </>
      ) : null}
      <FieldRow id="training-warm-up" label={i18n.t('Warm-up')} help={i18n.t('Over so many steps the rate rises from 0 in a straight line. 0 begins with the whole rate.')}>
        <NumberField
          id="training-warm-up"
          value={warmUpSteps}
          unit={i18n.t('steps')}
          describedBy={helpId('training-warm-up')}
          rules={{ integer: true, min: 0, max: 1e9 }}
          onChange={(next) => { change({ warmUpSteps: next === 0 ? undefined : next }, i18n.t('Change the warm-up')); }}
        />
      </FieldRow>
    </section>
  );
}

/** Whether gradients are held back before the update. */
function ClippingSection({ training: { clipping } }: { readonly training: Training }) {
  const info = clipping && clippingInfo(clipping.kind);
  return (
    <section className={styles['fields']} aria-label={i18n.t('Gradient clipping')}>
      <FieldRow id="training-clipping" label={i18n.t('Clipping')} help={i18n.t('Holds large gradients back, so that one steep place does not throw the weights far off.')}>
        <Select<ClippingKind | 'none'>
          id="training-clipping"
          value={clipping?.kind ?? 'none'}
          describedBy={helpId('training-clipping')}
          options={[{ value: 'none', label: i18n.t('None'), note: i18n.t('Gradients are taken as they are.') }, ...CLIPPINGS.map((kind) => ({ value: kind, label: clippingInfo(kind).label, note: clippingInfo(kind).summary }))]}
          onChange={(kind) => { change({ clipping: kind === 'none' ? undefined : { kind, limit: clipping?.limit ?? 1 } }, i18n.t('Change clipping')); }}
        />
      </FieldRow>
      {clipping && info ? (
        <>
          <ParamFields
            owner="clipping"
            group={{ schema: clippingFields, fields: fieldsOf(clippingFields) }}
            params={clipping}
            onChange={(changes, label) => { change({ clipping: { ...clipping, ...clippingFields.parse({ ...clipping, ...changes }), kind: clipping.kind } as Clipping }, label); }}
          />
          <Explained markdown={info.summary} formula={info.formula} />
        </>
      ) : null}
    </section>
  );
}

/** What ends training before its last step. */
function StopSection({ training: { stop = {} } }: { readonly training: Training }) {
  const { loss, accuracy, patience } = stop;
  const set = (changes: Partial<Stop>, label: string): void => {
    const next: Stop = { ...stop, ...changes };
    change({ stop: Object.values(next).every((value) => value === undefined) ? undefined : next }, label);
  };
  return (
    <section className={styles['fields']} aria-label={i18n.t('Stop conditions')}>
      <TargetFields name="loss" label={i18n.t('Stop at a loss')} help={i18n.t('Ends training once the loss is at or below this.')} value={loss} first={0.01} bounds={[-1e9, 1e9]} onChange={(value) => { set({ loss: value }, i18n.t('Change the target loss')); }} />
      <TargetFields name="accuracy" label={i18n.t('Stop at an accuracy')} help={i18n.t('Ends training once this share of answers is right; 1 is all of them.')} value={accuracy} first={0.95} bounds={[0, 1]} onChange={(value) => { set({ accuracy: value }, i18n.t('Change the target accuracy')); }} />
      <FieldRow id="training-patience" label={i18n.t('Stop without progress')} help={i18n.t('Ends training when a figure has not improved for a while.')}>
        <Switch
          id="training-patience"
          checked={patience !== undefined}
          describedBy={helpId('training-patience')}
          onChange={(on) => { set({ patience: on ? patienceFields.parse({}) : undefined }, on ? i18n.t('Turn patience on') : i18n.t('Turn patience off')); }}
        />
      </FieldRow>
      {patience ? (
        <ParamFields
          owner="patience"
          group={{ schema: patienceFields, fields: fieldsOf(patienceFields) }}
          params={patience}
          onChange={(changes, label) => { set({ patience: patienceFields.parse({ ...patience, ...changes }) }, label); }}
        />
      ) : null}
    </section>
  );
}

interface TargetProps {
  readonly name: 'loss' | 'accuracy';
  readonly label: string;
  readonly help: string;
  readonly value: number | undefined;
  /** Where it begins when it is turned on. */
  readonly first: number;
  readonly bounds: readonly [number, number];
  readonly onChange: (value: number | undefined) => void;
}

function TargetFields({ name, label, help, value, first, bounds: [min, max], onChange }: TargetProps) {
  const id = `training-stop-${name}`;
  return (
    <>
      <FieldRow id={id} label={label} help={help}>
        <Switch id={id} checked={value !== undefined} describedBy={helpId(id)} onChange={(on) => { onChange(on ? first : undefined); }} />
      </FieldRow>
      {value === undefined ? null : (
        <FieldRow id={`${id}-target`} label={name === 'loss' ? i18n.t('Target loss') : i18n.t('Target accuracy')} help={help}>
          <NumberField id={`${id}-target`} value={value} describedBy={helpId(`${id}-target`)} rules={{ integer: false, min, max }} onChange={onChange} />
        </FieldRow>
      )}
    </>
  );
}
