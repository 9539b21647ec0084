"""VGG-19 (Simonyan and Zisserman, 2015) with outputs for NEG, NEU and POS, before softmax.

Its layers have torchvision's names: torchvision.models.vgg19(num_classes=3) takes the same state.
"""

from torch import nn

CONVOLUTIONS = (2, 2, 4, 4, 4)


class VGG19(nn.Module):
    """Blocks of convolutions with a pooling after each, then three fully connected layers."""

    def __init__(self, state):
        super().__init__()
        features, classifier = [], []
        for convolutions in CONVOLUTIONS:
            for _ in range(convolutions):
                outputs, inputs = state[f"features.{len(features)}.weight"].shape[:2]
                features += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU()]
            features.append(nn.MaxPool2d(2, 2))
        for at in (0, 3, 6):
            outputs, inputs = state[f"classifier.{at}.weight"].shape
            classifier += [nn.Linear(inputs, outputs), nn.ReLU(), nn.Dropout()]
        self.features = nn.Sequential(*features)
        self.classifier = nn.Sequential(*classifier[:-2])

    def forward(self, images):
        return self.classifier(self.features(images).flatten(1))


def network(state):
    """The network that a state dictionary is of; it takes [n, 3, size, size]."""
    return VGG19(state)
