"""python use.py image.jpg    needs torch, safetensors, numpy and Pillow"""

import sys

import torch
from safetensors.torch import load_file

from model import network
from preprocess import CLASSES, HERE, network_input, pixels

state = load_file(HERE / "model.safetensors")
model = network(state)
model.load_state_dict(state)
model.eval()


def probabilities(images):
    """RGB bytes [n, size, size, 3] to [n, 3]."""
    with torch.no_grad():
        return model(torch.from_numpy(network_input(images)).permute(0, 3, 1, 2)).softmax(1).numpy()


if __name__ == "__main__":
    print(dict(zip(CLASSES, probabilities(pixels(sys.argv[1])[None])[0].tolist())))
