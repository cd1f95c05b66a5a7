import type { Operation } from '../../compiler/program.ts';
import { i18n } from '../../words/i18n.ts';
import { gridOf, withNumber } from '../inspector/weightGrid.ts';
import { flatNumbers } from '../views/programForm.ts';
import { useHandWeights } from '../views/run/useHandWeights.ts';
import styles from './enlarged.module.css';
import { WeightSlider } from './WeightSlider.tsx';

/** The weights and biases of a small Dense layer, each of them in the hand: a row an input, a column a unit, and below them the biases. */
export function WeightSliders({ operation }: { readonly operation: Operation }) {
  const { weights, problem, set, settle } = useHandWeights(operation);
  if (!weights) return <p className={styles['help']}>{problem ?? i18n.t('Reading the weights.')}</p>;
  const largest = Math.max(1e-9, ...operation.weights.flatMap(({ name }) => flatNumbers(weights[name]).map(Math.abs)));
  const units = operation.output.shape[0] ?? 1;
  return (
    <section className={styles['weights']} aria-label={i18n.t('Weights and biases')}>
      <h3 className={styles['subtitle']}>{operation.weights.length > 1 ? i18n.t('Weights and biases') : i18n.t('Weights')}</h3>
      <p className={styles['help']}>{i18n.t('Drag one up or down, or use the arrow keys: the loss answers at once.')}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <td />
            {Array.from({ length: units }, (_, unit) => <th key={unit} scope="col">{units > 4 ? unit + 1 : i18n.t('unit {unit}', { unit: unit + 1 })}</th>)}
          </tr>
        </thead>
        {operation.weights.map((spec) => (
          <tbody key={spec.name}>
            {gridOf(spec, weights).map((row, down) => {
              const bias = spec.shape.length === 1;
              const head = bias ? i18n.t('bias') : i18n.t('input {input}', { input: down + 1 });
              return (
                <tr key={down}>
                  <th scope="row">{head}</th>
                  {row.map((value, column) => (
                    <td key={column}>
                      <WeightSlider
                        label={bias ? i18n.t('Bias of unit {unit}', { unit: column + 1 }) : i18n.t('Weight from input {input} to unit {unit}', { input: down + 1, unit: column + 1 })}
                        value={value}
                        largest={largest}
                        onChange={(next) => { set(withNumber(weights, spec, down * row.length + column, next)); }}
                        onSettle={settle}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </section>
  );
}
