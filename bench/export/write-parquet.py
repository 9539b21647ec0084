"""Writes images as Parquet shards the way the datasets library does it for the Hub: embeds the files, then writes.

usage: write-parquet.py LIST FOLDER SHARDS

LIST has a line `path<TAB>label<TAB>confidence<TAB>post<TAB>sha256` per image. Prints seconds and processor seconds.
"""

import json
import os
import sys
import time

from datasets import ClassLabel, Dataset, Features, Image, Value, disable_progress_bars
from datasets.table import embed_table_storage

disable_progress_bars()
source, folder, shards = sys.argv[1], sys.argv[2], int(sys.argv[3])
rows = [line.rstrip("\n").split("\t") for line in open(source)]
features = Features(
    {
        "image": Image(),
        "label": ClassLabel(names=["NEG", "NEU", "POS"]),
        "confidence": Value("float64"),
        "platform": Value("string"),
        "post_id": Value("string"),
        "image_of_post": Value("int32"),
        "sha256": Value("string"),
    }
)
began, cpu = time.perf_counter(), time.process_time()
dataset = Dataset.from_dict(
    {
        "image": [row[0] for row in rows],
        "label": [int(row[1]) for row in rows],
        "confidence": [float(row[2]) for row in rows],
        "platform": ["x"] * len(rows),
        "post_id": [row[3] for row in rows],
        "image_of_post": [1] * len(rows),
        "sha256": [row[4] for row in rows],
    },
    features=features,
)
for index in range(shards):
    shard = dataset.shard(shards, index, contiguous=True).with_format("arrow")
    shard = shard.map(embed_table_storage, batched=True, batch_size=100, keep_in_memory=True)
    path = f"{folder}/train-{index:05d}-of-{shards:05d}.parquet"
    shard.with_format(None).to_parquet(path)
    with open(path, "r+b") as written:
        os.fsync(written.fileno())
print(json.dumps({"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}))
