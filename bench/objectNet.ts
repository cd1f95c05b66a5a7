/**
 * A net of objects, one for each unit and each link, that takes one example after the other and updates
 * after a batch: the design of TensorFlow Playground's engine, written anew as a yardstick for ours.
 */
interface Link {
  readonly from: Unit;
  readonly to: Unit;
  weight: number;
  slope: number;
}

class Unit {
  readonly inputs: Link[] = [];
  readonly outputs: Link[] = [];
  bias = 0.1;
  total = 0;
  output = 0;
  outputSlope = 0;
  inputSlope = 0;
  biasSlope = 0;
}

/** Fully connected layers with tanh, trained on half the squared error by plain descent. */
export class ObjectNet {
  readonly #layers: readonly (readonly Unit[])[];
  readonly #links: readonly Link[];
  #counted = 0;

  /** @param random from 0 up to 1. */
  constructor(sizes: readonly number[], random: () => number) {
    this.#layers = sizes.map((size) => Array.from({ length: size }, () => new Unit()));
    const links: Link[] = [];
    this.#layers.slice(1).forEach((layer, index) => {
      for (const to of layer) {
        for (const from of this.#layers[index] ?? []) {
          const link = { from, to, weight: random() - 0.5, slope: 0 };
          to.inputs.push(link);
          from.outputs.push(link);
          links.push(link);
        }
      }
    });
    this.#links = links;
  }

  /** Forward and back for one example; slopes add up until `update`. */
  learn(features: ArrayLike<number>, label: number): void {
    const [first = [], ...rest] = this.#layers;
    first.forEach((unit, index) => (unit.output = features[index] as number));
    for (const layer of rest) {
      for (const unit of layer) {
        unit.total = unit.bias;
        for (const link of unit.inputs) unit.total += link.weight * link.from.output;
        unit.output = Math.tanh(unit.total);
      }
    }
    const last = rest.at(-1)?.[0] as Unit;
    last.outputSlope = last.output - label;
    for (let index = rest.length - 1; index >= 0; index--) {
      for (const unit of rest[index] as readonly Unit[]) {
        unit.inputSlope = unit.outputSlope * (1 - unit.output * unit.output);
        unit.biasSlope += unit.inputSlope;
        for (const link of unit.inputs) link.slope += unit.inputSlope * link.from.output;
      }
      if (index === 0) break;
      for (const unit of rest[index - 1] as readonly Unit[]) {
        unit.outputSlope = 0;
        for (const link of unit.outputs) unit.outputSlope += link.weight * link.to.inputSlope;
      }
    }
    this.#counted++;
  }

  update(rate: number): void {
    const scale = rate / this.#counted;
    for (const link of this.#links) {
      link.weight -= scale * link.slope;
      link.slope = 0;
    }
    for (const layer of this.#layers.slice(1)) {
      for (const unit of layer) {
        unit.bias -= scale * unit.biasSlope;
        unit.biasSlope = 0;
      }
    }
    this.#counted = 0;
  }
}
