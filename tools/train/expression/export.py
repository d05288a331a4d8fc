#!/usr/bin/python3
"""Calibrates a trained expression network on the validation votes and writes it as ONNX. See README.md."""

import argparse
import json
import os
import pathlib
import sys

import numpy as np
import torch

import network
import votes as fer
from train import logits_of

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import pinned_model  # noqa: E402


def parse():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True, help="folder with valid.npz")
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--out", required=True, help="the .onnx file; its sum goes to trained.json beside it")
    return p.parse_args()


def fit(logits, targets):
    """Scale and offsets that make softmax(scale * logits + offsets) fit the votes best (vector scaling, Guo et al. 2017).

    One scale for all classes; the offsets are drawn towards 0 because rare classes have few faces.
    """
    scale = torch.ones(1, requires_grad=True)
    offsets = torch.zeros(8, requires_grad=True)
    optimiser = torch.optim.LBFGS([scale, offsets], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        fitted = torch.log_softmax(scale * logits + offsets, dim=1)
        value = -(targets * fitted).sum(dim=1).mean() + 1e-3 * (offsets**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return scale.detach(), offsets.detach()


def calibration_error(probabilities, label, bins=15):
    """Expected calibration error: gap of mean confidence and accuracy, over equal bins of confidence."""
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == label
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(abs(right[place == b].mean() - confidence[place == b].mean()) * (place == b).mean()
               for b in range(bins) if (place == b).any())


def summary(probabilities, votes):
    label = fer.labels(votes)
    known = label >= 0
    p, truth = probabilities[known], label[known]
    predicted = p.argmax(axis=1)
    f1 = [2 * np.sum((predicted == k) & (truth == k)) / max(1, np.sum(predicted == k) + np.sum(truth == k))
          for k in range(8)]
    sure = np.argsort(-p.max(axis=1))[: int(0.8 * len(p))]
    return {"accuracy": np.mean(predicted == truth), "macro_f1": np.mean(f1),
            "accuracy_majority": np.mean((predicted == truth)[fer.majority(votes)[known]]),
            "ece": calibration_error(p, truth), "accuracy_at_80": np.mean((predicted == truth)[sure])}


def main():
    args = parse()
    images, votes = fer.load(os.path.join(args.data, "valid.npz"))
    model = network.Network()
    model.load_state_dict(torch.load(args.checkpoint, map_location="cpu")["average"])
    logits = logits_of(model, torch.from_numpy(images), torch.device("cpu"))
    # The program's "how sure" is the chance of agreeing with the most voted name, so that is what is fitted.
    label = torch.from_numpy(fer.labels(votes))
    known = label >= 0
    targets = torch.nn.functional.one_hot(label.clamp(min=0), 8).float()

    # Each half calibrated on the other: what calibration is worth on faces that it was not fitted to.
    parity = torch.arange(len(logits)) % 2 == 0
    crossed = torch.zeros_like(logits)
    for half in (parity, ~parity):
        scale, offsets = fit(logits[~half & known], targets[~half & known])
        crossed[half] = torch.softmax(scale * logits[half] + offsets, dim=1)
    for name, p in (("as trained", torch.softmax(logits, dim=1)), ("calibrated, cross-fitted", crossed)):
        print(name, json.dumps({k: round(float(v), 4) for k, v in summary(p.numpy(), votes).items()}))

    scale, offsets = fit(logits[known], targets[known])
    print("scale", round(float(scale), 4), "offsets", [round(float(o), 3) for o in offsets])
    with torch.no_grad():  # the last layer carries the calibration
        model.head.weight.mul_(scale)
        model.head.bias.mul_(scale).add_(offsets)
    model.eval()
    pinned_model.write(model, torch.zeros(1, 1, fer.SIZE, fer.SIZE), args.out, "crop", "logits")


if __name__ == "__main__":
    main()
