"""The convnet's preset in PyTorch for 20 epochs on all of MNIST, the twin of ../longRun.ts: the same net, settings, rows and
measures. Run: python3 bench/reference/longRun.py OUT [--seed 1] [--threads 2] [--cosine]; one line of JSON an epoch goes to OUT."""
import argparse
import gzip
import json
import pathlib
import platform
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

options = argparse.ArgumentParser()
options.add_argument("out")
options.add_argument("--seed", type=int, default=1)
options.add_argument("--threads", type=int, default=2)
options.add_argument("--epochs", type=int, default=20)
options.add_argument("--cosine", action="store_true", help="the learning rate falls to 0 along a cosine")
options = options.parse_args()
torch.set_num_threads(options.threads)
torch.manual_seed(options.seed)
folder = pathlib.Path(__file__).resolve().parents[2] / "public" / "data" / "mnist"


def idx(name, header):
    """The bytes of an IDX file, gzipped or not, after its header."""
    plain = folder / name
    data = plain.read_bytes() if plain.exists() else gzip.decompress((folder / f"{name}.gz").read_bytes())
    return torch.from_numpy(np.frombuffer(data, np.uint8, offset=header).copy())


def split(name):
    images = idx(f"{name}-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).float() / 255
    return images, idx(f"{name}-labels-idx1-ubyte", 8).long()


class Lrn(nn.LocalResponseNorm):
    """Netloom's LRN (TensorFlow's): alpha is not divided by the size, and there are depthRadius channels to each side."""

    def __init__(self):
        super().__init__(11, alpha=11 * 1e-4, beta=0.75, k=1.0)


model = nn.Sequential(
    nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), Lrn(),
    nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), Lrn(),
    nn.Flatten(), nn.Linear(3136, 128), nn.Tanh(), nn.Dropout(0.2), nn.Linear(128, 256), nn.Tanh(), nn.Dropout(0.2), nn.Linear(256, 10),
)
kernels = [layer.weight for layer in model if isinstance(layer, nn.Conv2d)]
for layer in model:
    if isinstance(layer, (nn.Conv2d, nn.Linear)):
        nn.init.xavier_uniform_(layer.weight)  # Glorot's uniform, as the preset's
        nn.init.zeros_(layer.bias)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, eps=1e-7)  # epsilon as in Keras and TensorFlow.js
(train_x, train_y), (test_x, test_y) = split("train"), split("t10k")
steps_of_epoch = -(-len(train_x) // 64)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, options.epochs * steps_of_epoch) if options.cosine else None
penalty = lambda: 0.0005 * sum((kernel**2).sum() for kernel in kernels)


@torch.no_grad()
def measure(x, y):
    """Loss, penalty included, and accuracy, both without dropout."""
    model.eval()
    scores = torch.cat([model(part) for part in x.split(500)])
    model.train()
    return (F.cross_entropy(scores, y) + penalty()).item(), (scores.argmax(1) == y).float().mean().item()


out = open(options.out, "w")


def tell(line):
    print(json.dumps(line), file=out, flush=True)
    print(json.dumps(line), flush=True)


tell({"seed": options.seed, "schedule": "cosine" if options.cosine else "constant", "epochs": options.epochs, "stepsOfEpoch": steps_of_epoch, "batchSize": 64, "processor": platform.processor() or platform.machine(),
      "python": platform.python_version(), "torch": torch.__version__, "threads": options.threads, "parameters": sum(p.numel() for p in model.parameters())})
seconds = step = 0
for epoch in range(1, options.epochs + 1):
    start, used = time.perf_counter(), time.process_time()
    for rows in torch.randperm(len(train_x)).split(64):
        optimizer.zero_grad()
        (F.cross_entropy(model(train_x[rows]), train_y[rows]) + penalty()).backward()
        optimizer.step()
        if schedule:
            schedule.step()
        step += 1
    seconds += time.perf_counter() - start
    used = time.process_time() - used
    (train_loss, train_accuracy), (test_loss, test_accuracy) = measure(train_x[:10_000], train_y[:10_000]), measure(test_x, test_y)
    tell({"epoch": epoch, "step": step, "trainLoss": train_loss, "trainAccuracy": train_accuracy, "testLoss": test_loss, "testAccuracy": test_accuracy,
          "seconds": round(seconds), "processorSeconds": round(used)})
