"""python use.py image.jpg    needs keras 3 (or 2.15) with a backend, h5py, numpy and Pillow"""

import sys

import keras

import layers  # noqa: F401  registers what Keras lacks
from preprocess import CLASSES, HERE, network_input, pixels

model = keras.models.load_model(str(HERE / "model.h5"), compile=False)


def probabilities(images):
    """RGB bytes [n, size, size, 3] to [n, 3]."""
    return model.predict(network_input(images), verbose=0)


if __name__ == "__main__":
    print(dict(zip(CLASSES, probabilities(pixels(sys.argv[1])[None])[0].tolist())))
