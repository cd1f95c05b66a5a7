"""Reads cases from standard input, runs each Keras script, and prints what its network answers.

A case holds the script's text, the folder with MNIST, a file of weights, rows that go in, and what
they are compared with in the losses. The script is run as a person would run it, with `--weights`
and for a few steps; where it compiles its model it is asked what it answers, and with what loss.
Without `train` it ends there.
"""
import contextlib
import io
import json
import sys

import keras
import numpy as np
from keras import ops

compile_model = keras.Model.compile
current = {}


class Asked(Exception):
    pass


def array(values):
    return np.asarray(values["data"], dtype="float32").reshape(values["shape"])


def compile_and_ask(model, *arguments, **settings):
    compile_model(model, *arguments, **settings)
    case = current["case"]
    inputs = [array(given) for given in case["inputs"]]
    targets = [array(given) for given in case["targets"]]
    given = (inputs[0] if len(inputs) == 1 else inputs) if inputs else np.zeros((1, 1), dtype="float32")
    outputs = model(given, training=False)
    first = outputs[0] if isinstance(outputs, (list, tuple)) else outputs
    loss = model.compute_loss(y=targets[0] if len(targets) == 1 else targets, y_pred=outputs, training=False)
    current["answers"] = {"answers": np.ravel(ops.convert_to_numpy(first)).tolist(), "loss": float(loss)}
    model.reset_metrics()
    if not case["train"]:
        raise Asked


keras.Model.compile = compile_and_ask


def run(case):
    current["case"] = case
    text = case["text"]
    count = ["--epochs", "1"] if "--epochs" in text else ["--steps", "2"]
    sys.argv = [case["name"], *count, "--weights", case["weights"]] + (["--data", case["mnist"]] if "--data" in text else [])
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(compile(text, case["name"], "exec"), {"__name__": "__main__"})
        except Asked:
            pass
    return {**current["answers"], "printed": output.getvalue()}


def attempt(case):
    try:
        return run(case)
    except Exception as error:
        return {"answers": [], "loss": None, "printed": f"{type(error).__name__}: {error}"}


print(json.dumps([attempt(case) for case in json.load(sys.stdin)]))
