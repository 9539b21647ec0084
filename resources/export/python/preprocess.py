"""How an image file becomes the network's input, as preprocessing.json says. Needs numpy and Pillow."""

import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

HERE = Path(__file__).parent
CLASSES = json.loads((HERE / "classes.json").read_text())
STEPS = json.loads((HERE / "preprocessing.json").read_text())


def pixels(file):
    """RGB bytes [size, size, 3] of an image: upright, on white where it is transparent, stretched to the square."""
    image = ImageOps.exif_transpose(Image.open(file)).convert("RGBA")
    image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    size = (STEPS["size"], STEPS["size"])
    return np.asarray(image if image.size == size else image.resize(size, Image.Resampling.LANCZOS))


def network_input(images):
    """Floats [n, size, size, 3] of RGB bytes: byte * scale + offset, channels in the network's order."""
    order = [2, 1, 0] if STEPS["channels"] == "BGR" else [0, 1, 2]
    scale, offset = (np.asarray(STEPS[name], np.float32) for name in ("scale", "offset"))
    return images[..., order].astype(np.float32) * scale + offset
