"""What bench/train.ts and bench/evaluate.ts compare the trainer with: torchvision's loader, and PyTorch.

    python3 torch-train.py images FOLDER BATCH WORKERS
        One pass over FOLDER's pictures for each line that comes in, by DataLoader.
    python3 torch-train.py frozen NETWORK FOLDER BATCH THREADS
        One epoch for each line that comes in: the frozen layers without gradients, the head by SGD with momentum.
    python3 torch-train.py evaluate NETWORK FOLDER BATCH THREADS
        The probabilities of one batch of FOLDER's pictures for each line that comes in.

Answers each line with its seconds, seconds of the processor, and the process's greatest memory in bytes. Needs the
packages torch and torchvision.
"""

import json
import os
import resource
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader
from torchvision import models, transforms
from torchvision.datasets import ImageFolder

SIZE = 224
MEAN, DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
RATE, MOMENTUM = 1e-3, 0.9
DEVICE = os.environ.get("T4SA_TORCH_DEVICE", "cpu")
TICKS = os.sysconf("SC_CLK_TCK")


def loader(folder, batch, workers):
    steps = [
        transforms.Resize(256),
        transforms.CenterCrop(SIZE),
        transforms.ToTensor(),
        transforms.Normalize(MEAN, DEVIATION),
    ]
    pictures = ImageFolder(folder, transforms.Compose(steps))
    return DataLoader(pictures, batch, shuffle=True, num_workers=workers, persistent_workers=True)


def processor_seconds():
    """Of this process and its workers."""
    total = 0
    own = os.getpid()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(process.name) == own or int(fields[1]) == own:
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def answer_lines(work):
    for _ in sys.stdin:
        began, before = time.perf_counter(), processor_seconds()
        work()
        seconds, cpu = time.perf_counter() - began, processor_seconds() - before
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "peakBytes": peak}), flush=True)


def measure_images(folder, batch, workers):
    batches = loader(folder, batch, workers)

    def one_pass():
        seen = sum(len(images) for images, _ in batches)
        assert seen == len(batches.dataset)

    answer_lines(one_pass)


def frozen_network(name):
    """The frozen layers as a function of images, and a new head."""
    if name == "MobileNetV2":
        network = models.mobilenet_v2().features.eval().to(DEVICE)
        sizes = [1280, 256, 128, 3]
        return lambda images: network(images).mean((2, 3)), sizes, [0.5, 0.25]
    path = Path(__file__).parents[2] / "test/fixtures/torch-reference.py"
    specification = spec_from_file_location("torch_reference", path)
    reference = module_from_spec(specification)
    specification.loader.exec_module(reference)
    weights = {
        layer: (kernel.detach().to(DEVICE), bias.detach().to(DEVICE))
        for layer, (kernel, bias) in reference.random_weights(name).items()
    }
    sizes = [weights["fc6"][0].shape[1], 4096, 4096, 3]
    run = reference.NETWORKS[name]
    return lambda images: torch.flatten(run(images, weights), 1), sizes, [0.5, 0.5]


def measure_frozen(name, folder, batch, threads):
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    features, sizes, rates = frozen_network(name)
    layers = [torch.nn.Linear(a, b, device=DEVICE) for a, b in zip(sizes, sizes[1:])]
    solver = torch.optim.SGD(
        [parameter for layer in layers for parameter in layer.parameters()], RATE, MOMENTUM
    )
    batches = loader(folder, batch, threads)

    def epoch():
        for images, targets in batches:
            with torch.no_grad():
                x = features(images.to(DEVICE))
            for layer, rate in zip(layers, rates):
                x = F.dropout(F.relu(layer(x)), rate)
            loss = F.cross_entropy(layers[-1](x), targets.to(DEVICE))
            solver.zero_grad()
            loss.backward()
            solver.step()
            loss.item()

    answer_lines(epoch)


def measure_evaluate(name, folder, batch, threads):
    torch.set_num_threads(threads)
    builders = {"VGG-19": models.vgg19, "MobileNetV2": models.mobilenet_v2}
    network = builders[name](num_classes=3).eval().to(DEVICE)
    batches = iter(loader(folder, batch, threads))

    def one_batch():
        with torch.no_grad():
            images, _ = next(batches)
            return F.softmax(network(images.to(DEVICE)), 1).tolist()

    answer_lines(one_batch)


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    if kind == "images":
        measure_images(rest[0], int(rest[1]), int(rest[2]))
    elif kind == "evaluate":
        measure_evaluate(rest[0], rest[1], int(rest[2]), int(rest[3]))
    else:
        measure_frozen(rest[0], rest[1], int(rest[2]), int(rest[3]))
