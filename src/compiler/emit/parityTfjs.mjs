/**
 * Reads the cases from the file that it is given, loads each TensorFlow.js script, and prints what its network answers.
 *
 * A case holds the path of the script, a file of weights, and rows that go in. A script is run as a person would run it, up to where it
 * compiles its model; one without a model is run without a step, and hands its `forward` out.
 */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

class Asked extends Error {}

let current = null;

const { compile } = tf.LayersModel.prototype;
tf.LayersModel.prototype.compile = function compileAndAsk(...settings) {
  compile.apply(this, settings);
  const inputs = tensors();
  current.answers = first(this.predict(inputs.length === 1 ? inputs[0] : inputs));
  throw new Asked();
};

function tensors() {
  return current.inputs.map(({ shape, data }) => tf.tensor(data, shape));
}

function first(outputs) {
  return [...[outputs].flat()[0].dataSync()];
}

async function answersOf(given) {
  current = { ...given, answers: [] };
  const settings = [`--${given.count}`, '0', '--weights', given.weights, ...(given.data ? ['--data', given.data] : [])];
  process.argv = ['node', given.script, ...settings];
  try {
    const { forward } = await import(given.script);
    return first(Object.values(forward(...tensors())));
  } catch (error) {
    if (error instanceof Asked) return current.answers;
    return String(error?.stack ?? error);
  }
}

const say = console.log;
console.log = () => {};
const found = [];
for (const given of JSON.parse(readFileSync(process.argv[2], 'utf8'))) found.push(await answersOf(given));
say(JSON.stringify(found));
