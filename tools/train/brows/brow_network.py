"""The network that sees the brows only: small enough for a fraction of a millisecond on one thread."""

import pathlib
import sys

import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "expression"))
import augment  # noqa: E402
import network as expression  # noqa: E402

TOP, BOTTOM = 3, 27  # rows of the crop that are the band, as in src/vision/brow_model.cpp


def band(x):
    """Forehead, brows and eyes of crops N x 1 x 48 x 48, each to mean 0 and deviation 1."""
    return augment.normalise(x[:, :, TOP:BOTTOM])


class Network(nn.Module):
    """Normalised band N x 1 x 24 x 48 to N x 8 logits."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, 24, 5, (1, 2), 2, bias=False), nn.BatchNorm2d(24), nn.ReLU())
        self.blocks = nn.Sequential(expression.Block(24, 32, 2), expression.Block(32, 64, 2),
                                    expression.Block(64, 64, 1))
        self.columns = nn.AvgPool2d((6, 1))  # a raised brow moves up and down, but not across
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(64 * 6, 8)

    def forward(self, x):
        return self.head(self.dropout(self.columns(self.blocks(self.stem(x))).flatten(1)))
