/** The PyTorch code of every kind, run by PyTorch with the weights of the tfjs layer, gives its numbers. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { computingKinds, distance, kindCases, lossCases, TOLERANCE, type Case, type Values } from './codeParity.fixture.ts';
import { pythonWithTorch, runPython } from './python.testing.ts';
import { pytorchCode } from './stockCode.ts';
import { lossFunctions } from './training/losses.ts';

/** Loads the weights as `TorchWeight` describes, runs the code, and gives back numbers in Keras's order of axes. */
const PROGRAM = `
import json, sys
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

def array(values):
    return np.asarray(values["data"], dtype=np.float32).reshape(values["shape"])

def run(case):
    names = {"torch": torch, "nn": nn, "F": F}
    for definition in case["code"].get("definitions", []):
        exec(definition["source"], names)
    model = nn.Module()
    if "create" in case["code"]:
        model.node = eval(case["code"]["create"], names)
    state = model.state_dict()
    for entry in case["state"]:
        key = ("node." + entry["name"]).rstrip(".")
        target = state[key]
        value = np.zeros(target.shape) if entry["from"] is None else array(case["weights"][entry["from"]])
        if "permute" in entry:
            value = value.transpose(entry["permute"])
        target.copy_(torch.from_numpy(np.ascontiguousarray(value)).reshape(target.shape))
    model.eval()
    for index, values in enumerate(case["inputs"]):
        x = torch.from_numpy(array(values))
        names["x%d" % index] = x.permute(0, 3, 1, 2) if x.dim() == 4 else x
    names["self"] = model
    with torch.no_grad():
        y = eval(case["code"]["apply"], names)
    if y.dim() == 4:
        y = y.permute(0, 2, 3, 1)
    return {"shape": list(y.shape), "data": y.contiguous().flatten().tolist()}

print(json.dumps([run(case) for case in json.load(sys.stdin)]))
`;

const python = pythonWithTorch('the PyTorch code of each node kind');

describe.skipIf(python === null)('PyTorch (skipped where python3-torch is not installed)', () => {
  let cases: readonly Case[] = [];
  let results: readonly Values[] = [];

  // One Python for all: loading PyTorch takes longer than everything else.
  beforeAll(() => {
    cases = [...kindCases(tf, pytorchCode, 'self.node'), ...lossCases(tf, 'pytorch', (loss, prediction, target) => `${loss}(${prediction}, ${target}).reshape(1)`)];
    results = runPython(python ?? '', PROGRAM, cases) as Values[];
  }, 180_000);

  it.each([...computingKinds.map((kind) => kind.id), ...lossFunctions.map((loss) => `${loss.id}: `)])(`gives what tfjs gives, within ${TOLERANCE}: %s`, (id) => {
    const own = cases.flatMap((item, index) => (item.kind === id || (id.endsWith(': ') && item.kind.startsWith(id)) ? [{ item, result: results[index] }] : []));
    expect(own.length).toBeGreaterThan(0);
    for (const { item, result } of own) {
      const where = `${item.code.create ?? ''} | ${item.code.apply} | ${item.inputs[0]?.shape.join() ?? ''}`;
      expect(result?.shape, where).toEqual(item.expected.shape);
      expect(distance(item.expected, result ?? { shape: [], data: [] }), where).toBeLessThanOrEqual(TOLERANCE);
    }
  });
});
