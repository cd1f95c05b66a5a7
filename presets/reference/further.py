"""The further presets in PyTorch, float64, each net written by hand: from the weights and rows on standard input, the loss
before the steps that are asked for, and how many weights there are. `further.ts` calls it."""
import json
import sys

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)


def dense(w, x):
    return x @ w["kernel"] + w.get("bias", 0)


def conv(w, x, padding):
    return F.conv2d(x, w["kernel"].permute(3, 2, 0, 1), w["bias"], padding=padding)


def flat(x):
    """Rows of numbers in TensorFlow's order, channels last."""
    return x.permute(0, 2, 3, 1).flatten(1)


def image(x):
    return x.reshape(-1, 28, 28, 1).permute(0, 3, 1, 2)


def gates(w, x):
    # The step's own slope is 0; the perceptron's rule takes it for 1.
    sums = dense(w["unit"], x)
    return sums + ((sums >= 0).double() - sums).detach()


def overfitting(w, x):
    return dense(w["output"], torch.tanh(dense(w["hidden2"], torch.tanh(dense(w["hidden1"], x)))))


def autoencoder(w, x):
    inner = torch.relu(dense(w["code"], torch.relu(dense(w["dense1"], x))))
    return torch.sigmoid(dense(w["pixels"], torch.relu(dense(w["dense2"], inner))))


def lenet(w, x):
    x = F.avg_pool2d(torch.tanh(conv(w["c1"], image(x), 2)), 2)
    x = F.avg_pool2d(torch.tanh(conv(w["c3"], x, 0)), 2)
    return dense(w["output"], torch.tanh(dense(w["f6"], torch.tanh(dense(w["c5"], flat(x))))))


def residual(w, x):
    block = lambda name, x: torch.relu(x + conv(w[f"{name}2"], torch.relu(conv(w[f"{name}1"], x, 1)), 1))
    x = block("b", F.max_pool2d(block("a", torch.relu(conv(w["stem"], image(x), 1))), 2))
    return dense(w["output"], x.mean((2, 3)))


def lstm(w, x):
    kernel, recurrent, bias = (w["lstm"][name] for name in ("kernel", "recurrentKernel", "bias"))
    h = c = torch.zeros(len(x), recurrent.shape[0])
    for value in x.T:
        i, f, g, o = (value[:, None] @ kernel + h @ recurrent + bias).chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
    return dense(w["next"], h)


mean_squares = F.mse_loss
half_squares = lambda prediction, target: 0.5 * ((prediction - target) ** 2).sum()
NETS = {
    "gates": (gates, half_squares),
    "logistic-regression": (lambda w, x: dense(w["unit"], x), F.binary_cross_entropy_with_logits),
    "overfitting": (overfitting, F.binary_cross_entropy_with_logits),
    "learning-rates": (lambda w, x: dense(w["plane"], x), mean_squares),
    "autoencoder": (autoencoder, mean_squares),
    "lenet-5": (lenet, lambda scores, target: F.cross_entropy(scores, target)),
    "residual-net": (residual, lambda scores, target: F.cross_entropy(scores, target)),
    "lstm-wave": (lstm, mean_squares),
}


def run(case):
    net, loss_of = NETS[case["preset"]]
    weights = {node: {name: torch.tensor(values, dtype=torch.float64, requires_grad=True) for name, values in arrays.items()} for node, arrays in case["weights"].items()}
    parameters = [array for arrays in weights.values() for array in arrays.values()]
    rows, size = case["rows"], case["batchSize"]
    x = torch.tensor(case["features"]).double().reshape(rows, -1)
    y = x if case["preset"] == "autoencoder" else torch.tensor(case["labels"]).double().reshape(rows, -1)
    rate = case["optimizer"]["learningRate"]
    optimizer = torch.optim.Adam(parameters, lr=rate, eps=1e-7) if case["optimizer"]["kind"] == "adam" else torch.optim.SGD(parameters, lr=rate)
    batches = -(-rows // size)
    losses = {}
    for step in range(case["steps"][-1] + 1):
        part = slice((step % batches) * size, (step % batches + 1) * size)
        penalty = sum(each["l2"] * (weights[node]["kernel"] ** 2).sum() for node, each in case["regularizers"].items())
        loss = loss_of(net(weights, x[part]), y[part]) + penalty
        if step in case["steps"]:
            losses[step] = loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    # Few weights are kept as they end.
    count = sum(array.numel() for array in parameters)
    ends = {node: {name: array.tolist() for name, array in arrays.items()} for node, arrays in weights.items()} if count < 20 else None
    return {"parameters": count, "loss_before_step": losses, "final": ends}


print(json.dumps({"measured_with": f"PyTorch {torch.__version__}, float64", "cases": {case["name"]: run(case) for case in json.load(sys.stdin)}}, indent=1))
