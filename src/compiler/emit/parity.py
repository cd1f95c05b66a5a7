"""Reads cases from standard input, runs each PyTorch script, and prints what its network answers.

A case holds the script's text, the folder with its data, a file of weights, and rows of features in
Keras's order of axes. The script is first loaded without running, for its network, and then run as a
person would run it, for a few steps.
"""
import contextlib
import io
import json
import sys

import torch


def answers(case):
    script = {"__name__": "script"}
    exec(compile(case["text"], case["name"], "exec"), script)
    network = script["Network"]()
    script["set_weights"](network, script["read_safetensors"](case["weights"]))
    network.eval()
    inputs = []
    for given in case["inputs"]:
        values = torch.tensor(given["data"]).reshape(given["shape"])
        inputs.append(values.permute(0, 3, 1, 2) if values.dim() == 4 else values)
    with torch.no_grad():
        outputs = network(*inputs)
    first = outputs[0] if isinstance(outputs, tuple) else outputs
    first = first.permute(0, 2, 3, 1) if first.dim() == 4 else first
    return first.flatten().tolist()


def printed(case):
    sys.argv = [case["name"], "--steps", "2"] + (["--data", case["data"]] if "--data" in case["text"] else [])
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(case["text"], case["name"], "exec"), {"__name__": "__main__"})
    return output.getvalue()


torch.manual_seed(1)
print(json.dumps([{"answers": answers(case), "printed": printed(case)} for case in json.load(sys.stdin)]))
