"""python use.py image.jpg    needs onnxruntime, numpy and Pillow"""

import sys

import onnxruntime

from preprocess import CLASSES, HERE, network_input, pixels

session = onnxruntime.InferenceSession(HERE / "model.onnx")
takes_bytes = session.get_inputs()[0].type == "tensor(uint8)"


def probabilities(images):
    """RGB bytes [n, size, size, 3] to [n, 3]."""
    return session.run(None, {"images": images if takes_bytes else network_input(images)})[0]


if __name__ == "__main__":
    print(dict(zip(CLASSES, probabilities(pixels(sys.argv[1])[None])[0].tolist())))
