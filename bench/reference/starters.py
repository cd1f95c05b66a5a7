"""What scikit-learn makes of the tables of bench/starters.ts: the same rows to train with and to check with, the same scale, one-hot origin.

python bench/reference/starters.py: one line of JSON for each table and model. Needs scikit-learn."""
import csv
import json
import pathlib
import warnings

import numpy as np
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.neural_network import MLPClassifier, MLPRegressor

TABLES = pathlib.Path(__file__).parents[2] / "src/datasets/csv/tables"
SEEDS = range(1, 21)
warnings.filterwarnings("ignore")


def split(features, labels, share=0.2):
    """Row i checks when floor((i + 1) * share) > floor(i * share); the scale is that of the other rows."""
    index = np.arange(len(labels))
    checks = np.floor((index + 1) * share) > np.floor(index * share)
    train = features[~checks]
    scaled = (features - train.mean(0)) / train.std(0)
    return scaled[~checks], labels[~checks], scaled[checks], labels[checks]


def wine():
    rows = np.array([[float(value) for value in row] for row in csv.reader((TABLES / "wine.data").open())])
    return split(rows[:, 1:], rows[:, 0].astype(int))


def auto_mpg():
    rows = [line.split("\t")[0].split() for line in (TABLES / "auto-mpg.data").open()]
    rows = np.array([[float(value) for value in row] for row in rows if "?" not in row])
    origin = np.eye(3)[rows[:, 7].astype(int) - 1]
    train, labels, check, wanted = split(rows[:, 1:7], rows[:, 0])
    own = np.floor((np.arange(len(rows)) + 1) * 0.2) > np.floor(np.arange(len(rows)) * 0.2)
    return np.hstack([train, origin[~own]]), labels, np.hstack([check, origin[own]]), wanted


def say(**figures):
    print(json.dumps(figures))


train, labels, check, wanted = wine()
say(table="wine.data", model="logistic regression", accuracy=LogisticRegression(max_iter=1000).fit(train, labels).score(check, wanted))
for seed in SEEDS:
    net = MLPClassifier(hidden_layer_sizes=(32, 32), alpha=0, batch_size=16, learning_rate_init=0.01, max_iter=167, tol=0, n_iter_no_change=1000, random_state=seed)
    say(table="wine.data", model="the same net", seed=seed, accuracy=net.fit(train, labels).score(check, wanted))

train, labels, check, wanted = auto_mpg()
answers = LinearRegression().fit(train, labels).predict(check)
say(table="auto-mpg.data", model="least squares", meanAbsolute=mean_absolute_error(wanted, answers), r2=r2_score(wanted, answers))
for seed in SEEDS:
    net = MLPRegressor(hidden_layer_sizes=(32, 32), alpha=0, batch_size=16, learning_rate_init=0.01, max_iter=75, tol=0, n_iter_no_change=1000, random_state=seed)
    answers = net.fit(train, labels).predict(check)
    say(table="auto-mpg.data", model="the same net", seed=seed, meanAbsolute=mean_absolute_error(wanted, answers), r2=r2_score(wanted, answers))
