"""Accuracy of scikit-learn's logistic regression, to compare a head with that is trained on the same features.

    python3 logistic-regression.py FOLDER
        FOLDER holds train.bin and test.bin (float32 rows) and labels.json: {"columns", "train": [...], "test": [...]}.
        Prints the share of test rows that it gets right. Needs the packages numpy and scikit-learn.
"""

import json
import sys
from pathlib import Path

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])
labels = json.loads((folder / "labels.json").read_text())
train, test = (
    numpy.fromfile(folder / f"{name}.bin", dtype="<f4").reshape(-1, labels["columns"])
    for name in ("train", "test")
)
regression = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
regression.fit(train, labels["train"])
print(regression.score(test, labels["test"]))
