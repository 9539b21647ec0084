"""Runs the model on its own example and compares with proof.json: python prove.py [folder]

A folder of images named by their media id (<id>.png, already of the network's size) is compared too.
"""

import json
import sys
from pathlib import Path

import numpy as np

from preprocess import HERE, pixels
from use import probabilities

proof = json.loads((HERE / "proof.json").read_text())
cases = [(HERE / proof["example"]["file"], proof["example"]["probabilities"])]
if len(sys.argv) > 1:
    judged = [(Path(sys.argv[1]) / f"{one['mediaId']}.png", one["probabilities"]) for one in proof["judged"]]
    cases += [(file, expected) for file, expected in judged if file.exists()]
found = probabilities(np.stack([pixels(file) for file, _ in cases]))
difference = float(np.abs(found - np.array([expected for _, expected in cases])).max())
print(f"{len(cases)} images, largest difference {difference:.2e}")
sys.exit(0 if difference < proof["tolerance"] else 1)
