"""Reads cases from standard input, runs each Keras script, and prints what its network answers.

A case holds the script's text and the folder with its files. The script is run as a person would run
it, for a few steps. With a file of weights, rows that go in, and what they are compared with in the
losses, it is asked where it compiles its model what it answers, and with what loss; without `train`
it ends there. Variables that are named in `rows` are given back.
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
    if "weights" not in case:
        return
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
    current.update(case=case, answers={})
    text = case["text"]
    count = ["--epochs", "1"] if "--epochs" in text else ["--steps", "2"]
    weights = ["--weights", case["weights"]] if "weights" in case else []
    sys.argv = [case["name"], *count, *weights, *(["--data", case["data"]] if "--data" in text else [])]
    script = {"__name__": "__main__"}
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(compile(text, case["name"], "exec"), script)
        except Asked:
            pass
    rows = [None if script.get(name) is None else np.ravel(script[name]).tolist() for name in case.get("rows", [])]
    return {**current["answers"], "rows": rows, "printed": output.getvalue()}


def attempt(case):
    try:
        return run(case)
    except Exception as error:
        return {"answers": [], "loss": None, "rows": [], "printed": f"{type(error).__name__}: {error}"}


print(json.dumps([attempt(case) for case in json.load(sys.stdin)]))
