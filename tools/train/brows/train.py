#!/usr/bin/python3
"""Trains assets/models/brows.onnx: a small network that sees the brows only.

    tools/train/brows/train.py --data DIR

DIR holds train.npz and valid.npz (tools/train/expression/README.md). The expression model that is in
use looks at the mouth where it can. So it is shown the faces with everything below the eyes covered,
and what it then answers is what this network learns, from the uncovered band alone. Needs Debian's
python3-torch, python3-onnx and python3-opencv. Seeded; about a quarter of an hour on one core.
"""
import argparse
import copy
import math
import pathlib
import sys
import time

import cv2
import numpy as np
import torch

import brow_network
from brow_network import augment

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tools/train"))
import pinned_model  # noqa: E402
import weight_average  # noqa: E402

COVERED_FROM = 27  # row of the crop: the lower lids end above it, the nose's tip lies below
BATCH = 128
LEARNING_RATE = 3e-3
WEIGHT_DECAY = 0.02
EMA_DECAY = 0.998
BALANCE = 0.35  # as in tools/train/expression/train.py


def parse():
    p = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    p.add_argument("--data", required=True, help="folder with train.npz and valid.npz")
    p.add_argument("--out", default=ROOT / "assets/models/brows.onnx",
                   help="the .onnx file; its sum goes to trained.json beside it")
    p.add_argument("--epochs", type=int, default=14)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def load(path):
    with np.load(path, allow_pickle=False) as archive:
        return torch.from_numpy(archive["images"])


def covered(images):
    """Each crop with the mean of its upper part where nose and mouth are."""
    x = images.float()
    mean = x[:, :COVERED_FROM].mean((1, 2)).floor()
    x[:, COVERED_FROM:] = mean[:, None, None]
    return x


def answers(images):
    """What the expression model says of the covered crops: N x 8 probabilities."""
    net = cv2.dnn.readNetFromONNX(str(ROOT / "assets/models/expression.onnx"))
    said = []
    for part in covered(images).split(256):
        net.setInput(augment.normalise(part.unsqueeze(1) / 255).numpy())
        said.append(torch.from_numpy(net.forward().copy()))
    return torch.softmax(torch.cat(said), dim=1)


def moved(images, rng):
    """Bands of crops that were changed as a webcam and an imperfect alignment would."""
    x = images.float().unsqueeze(1) / 255
    for step in (augment.move, augment.light, augment.blur, augment.noise, augment.compress):
        x = step(x, rng)
    return brow_network.band(x.clamp(0, 1))


def rate(step, steps):
    warm = min(1.0, (step + 1) / 200)
    return LEARNING_RATE * warm * 0.5 * (1 + math.cos(math.pi * step / steps)) + 1e-6


@torch.no_grad()
def loss_of(model, images, targets):
    said = torch.cat([torch.log_softmax(model(brow_network.band(part.float().unsqueeze(1) / 255)), dim=1)
                      for part in images.split(512)])
    return -(targets * said).sum(dim=1).mean().item()


def train(args, images, targets, valid_images, valid_targets):
    torch.manual_seed(args.seed)
    rng = torch.Generator().manual_seed(args.seed)
    model = brow_network.Network()
    average = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    frequency = targets.mean(dim=0)
    weights = (targets * (frequency.mean() / frequency) ** BALANCE).sum(dim=1)
    batches = len(images) // BATCH
    step = 0
    for epoch in range(args.epochs):
        started, total = time.time(), 0.0
        model.train()
        drawn = torch.multinomial(weights, batches * BATCH, replacement=True, generator=rng)
        for chosen in drawn.split(BATCH):
            for group in optimiser.param_groups:
                group["lr"] = rate(step, args.epochs * batches)
            said = torch.log_softmax(model(moved(images[chosen], rng)), dim=1)
            loss = -(targets[chosen] * said).sum(dim=1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
            weight_average.update(average, model, step, EMA_DECAY)
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / batches:.4f}, valid "
              f"{loss_of(average, valid_images, valid_targets):.4f}, {time.time() - started:.0f} s",
              flush=True)
    return average


def main():
    args = parse()
    torch.set_num_threads(args.threads)
    cv2.setNumThreads(args.threads)
    folder = pathlib.Path(args.data)
    images, valid_images = load(folder / "train.npz"), load(folder / "valid.npz")
    targets, valid_targets = answers(images), answers(valid_images)
    least = -(valid_targets * valid_targets.clamp_min(1e-9).log()).sum(dim=1).mean().item()
    print(f"{len(images)} faces; no network gets below {least:.4f} on the valid ones", flush=True)
    model = train(args, images, targets, valid_images, valid_targets)
    example = torch.zeros(2, 1, brow_network.BOTTOM - brow_network.TOP, 48)
    pinned_model.write(model, example, args.out, "band", "logits")


if __name__ == "__main__":
    main()
