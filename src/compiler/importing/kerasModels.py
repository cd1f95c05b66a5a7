"""Makes kerasModels.json beside it: models by Keras 3, as `model.to_json()` writes them, with their weights and what they predict.

Run: KERAS_BACKEND=jax python kerasModels.py (Keras 3.15.1 made the file that is committed).
"""
import json
import os

import keras
import numpy as np
from keras import layers

keras.utils.set_random_seed(7)


def sequential():
    return keras.Sequential([
        keras.Input((6, 6, 2), name="pixels"),
        layers.Conv2D(3, 3, padding="same", activation="relu", kernel_regularizer=keras.regularizers.L2(0.01)),
        layers.BatchNormalization(),
        layers.MaxPooling2D(2),
        layers.SeparableConv2D(2, 2),
        layers.Flatten(),
        layers.Dropout(0.3),
        layers.Dense(3, activation="softmax"),
    ], name="convnet")


def branches():
    left, right = keras.Input((4,), name="left"), keras.Input((3,), name="right")
    hidden = layers.Dense(5, activation="tanh", name="hidden")(left)
    side = layers.Dense(5, activation="elu", name="side")(right)
    both = layers.Add(name="sum")([hidden, side])
    joined = layers.Concatenate(name="joined")([both, hidden])
    end = layers.LeakyReLU(negative_slope=0.2, name="leaky")(layers.LayerNormalization(name="norm")(joined))
    return keras.Model([left, right], layers.Dense(1, activation="sigmoid", name="out")(end), name="branches")


def sequence():
    steps = keras.Input((5, 3), name="steps")
    x = layers.Conv1D(4, 2, activation="swish", name="conv")(steps)
    x = layers.LSTM(4, return_sequences=True, name="lstm")(x)
    x = layers.GRU(3, reset_after=False, name="gru")(x)
    return keras.Model(steps, layers.Dense(2, name="out")(x), name="sequence")


def nested():
    block_in = keras.Input((3,), name="block_in")
    block = keras.Model(block_in, layers.Dense(3, activation="relu", name="inner")(block_in), name="block")
    given = keras.Input((3,), name="given")
    x = layers.Multiply(name="product")([block(given), given])
    return keras.Model(given, layers.Dense(1, name="out")(x), name="nested")


def case(model):
    generator = np.random.default_rng(1)
    for layer in model._flatten_layers(include_self=False, recursive=True):
        if layer.weights and not isinstance(layer, keras.Model):
            layer.set_weights([generator.uniform(0.2, 0.9, value.shape).astype("float32") * (1 if "variance" in weight.path else generator.choice([-1, 1])) for weight, value in zip(layer.weights, layer.get_weights())])
    inputs = [generator.normal(size=(3, *tensor.shape[1:])).astype("float32") for tensor in model.inputs]
    found = {}
    for layer in model._flatten_layers(include_self=False, recursive=True):
        if layer.weights and not isinstance(layer, keras.Model) and "cell" not in layer.name:
            found[layer.name] = [{"name": weight.name, "values": value.tolist()} for weight, value in zip(layer.weights, layer.get_weights())]
    prediction = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    return {
        "model": json.loads(model.to_json()),
        "weights": found,
        "inputs": {tensor.name: rows.tolist() for tensor, rows in zip(model.inputs, inputs)},
        "prediction": np.asarray(prediction).tolist(),
    }


trained = sequential()
trained.compile(optimizer=keras.optimizers.RMSprop(0.002), loss="categorical_crossentropy")
models = {"a Sequential convnet, compiled": trained, "two inputs with branches": branches(), "a sequence": sequence(), "a model within a model": nested()}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "kerasModels.json")
with open(path, "w") as file:
    json.dump({name: case(model) for name, model in models.items()}, file)
    file.write("\n")
