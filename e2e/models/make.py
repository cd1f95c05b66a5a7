"""Makes the models beside it, as the TensorFlow.js converter lays a model of Keras out: model.json, whose weightsManifest names the
arrays, and their numbers in a file of its own.

Run: KERAS_BACKEND=jax python make.py (Keras 3.15.1 made the files that are committed).
"""
import json
import os

import keras
import numpy as np
from keras import layers

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype="float32")
XOR = np.array([[0], [1], [1], [0]], dtype="float32")


def xor():
    """Learned in Keras to a loss of about 0.001, so that whoever trains on from its weights begins there."""
    model = keras.Sequential([keras.Input((2,), name="rows"), layers.Dense(6, activation="tanh", name="hidden"), layers.Dense(1, activation="sigmoid", name="answer")], name="xor_of_keras")
    model.compile(optimizer=keras.optimizers.SGD(0.05, momentum=0.9), loss="binary_crossentropy")
    while model.evaluate(ROWS, XOR, verbose=0) > 0.001:
        model.fit(ROWS, XOR, batch_size=4, epochs=500, verbose=0)
    return model


def gated():
    """Two layers that Netloom does not have, and one that it computes otherwise, among those that it knows."""
    steps = keras.Input((5, 3), name="steps")
    x = layers.GRU(4, reset_after=True, return_sequences=True, name="memory")(steps)
    x = layers.Bidirectional(layers.LSTM(2), name="both_ways")(x)
    x = layers.Dense(4, activation="relu", name="hidden")(x)
    x = layers.UnitNormalization(name="to_length_one")(x)
    return keras.Model(steps, layers.Dense(1, activation="sigmoid", name="answer")(x), name="gated")


def save(model):
    folder = os.path.join(HERE, model.name)
    os.makedirs(folder, exist_ok=True)
    found = [weight for layer in model.layers for weight in layer.weights]
    # A weight is called by its layer, and within a layer of layers by those as well.
    names = [weight.path.removeprefix(f"{model.name}/") for weight in found]
    manifest = [{"name": name, "shape": list(weight.shape), "dtype": "float32"} for name, weight in zip(names, found)]
    topology = {"keras_version": keras.__version__, "backend": "jax", "model_config": json.loads(model.to_json())}
    file = {"format": "layers-model", "generatedBy": f"keras v{keras.__version__}", "convertedBy": None, "modelTopology": topology, "weightsManifest": [{"paths": ["group1-shard1of1.bin"], "weights": manifest}]}
    with open(os.path.join(folder, "model.json"), "w") as out:
        json.dump(file, out)
        out.write("\n")
    with open(os.path.join(folder, "group1-shard1of1.bin"), "wb") as out:
        for weight in found:
            out.write(np.asarray(weight.value, dtype="<f4").tobytes())


keras.utils.set_random_seed(7)
for each in (xor(), gated()):
    save(each)
