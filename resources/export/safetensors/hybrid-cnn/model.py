"""HybridCNN (Zhou et al., 2014; the network of Krizhevsky et al., 2012, as Caffe has it) with outputs for NEG, NEU
and POS, before softmax. Its layers have Caffe's names."""

from torch import nn
from torch.nn.functional import relu

GROUPS = {"conv1": 1, "conv2": 2, "conv3": 1, "conv4": 2, "conv5": 2}


class HybridCNN(nn.Module):
    """Relu, then response normalisation, then pooling with windows that overlap, rounded up."""

    def __init__(self, state):
        super().__init__()
        for name, groups in GROUPS.items():
            outputs, inputs, side, _ = state[f"{name}.weight"].shape
            stride, padding = (4, 0) if name == "conv1" else (1, side // 2)
            layer = nn.Conv2d(inputs * groups, outputs, side, stride, padding, groups=groups)
            self.add_module(name, layer)
        for name in ("fc6", "fc7", "fc8"):
            outputs, inputs = state[f"{name}.weight"].shape
            self.add_module(name, nn.Linear(inputs, outputs))
        self.norm = nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=1)
        self.pool = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.drop = nn.Dropout()

    def forward(self, images):
        x = self.pool(self.norm(relu(self.conv1(images))))
        x = self.pool(self.norm(relu(self.conv2(x))))
        x = self.pool(relu(self.conv5(relu(self.conv4(relu(self.conv3(x)))))))
        x = self.drop(relu(self.fc6(x.flatten(1))))
        return self.fc8(self.drop(relu(self.fc7(x))))


def network(state):
    """The network that a state dictionary is of; it takes [n, 3, size, size]."""
    return HybridCNN(state)
