#!/usr/bin/python3
"""Trains one expression network on FER+ votes; resumable. See README.md in this folder."""

import argparse
import copy
import json
import math
import os
import pathlib
import sys
import time

import numpy as np
import torch

import augment
import network
import votes as fer

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import weight_average  # noqa: E402

BATCH = 128
LEARNING_RATE = 0.08
WEIGHT_DECAY = 5e-4
EMA_DECAY = 0.998
BALANCE = 0.35  # exponent of the class weights in sampling: 0 as found, 1 all classes alike


def parse():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True, help="folder with train.npz and valid.npz")
    p.add_argument("--work", required=True, help="folder for checkpoints and logs")
    p.add_argument("--epochs", type=int, default=42)
    p.add_argument("--threads", type=int, default=os.cpu_count())
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def rate(step, steps):
    """Warm-up over the first twentieth, then a cosine to nothing."""
    warm = max(1, steps // 20)
    if step < warm:
        return LEARNING_RATE * (step + 1) / warm
    return LEARNING_RATE * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def sampling_weights(shares):
    frequency = shares.mean(axis=0)
    return torch.from_numpy((shares * (frequency.mean() / frequency) ** BALANCE).sum(axis=1))


@torch.no_grad()
def logits_of(model, images, device, quick=False):
    """Logits of all images (uint8 N x 48 x 48); `quick` computes in bfloat16."""
    model.eval()
    out = []
    for start in range(0, len(images), 256):
        x = augment.plain(images[start : start + 256])
        with torch.autocast(device.type, torch.bfloat16, enabled=quick):
            out.append(model(x.to(device, memory_format=torch.channels_last)).float().cpu())
    return torch.cat(out)


def score(logits, votes):
    label = fer.labels(votes)
    right = logits.argmax(dim=1).numpy() == label
    known = label >= 0
    predicted, truth = logits.argmax(dim=1).numpy()[known], label[known]
    f1 = []
    for k in range(8):
        hits = np.sum((predicted == k) & (truth == k))
        f1.append(2 * hits / max(1, np.sum(predicted == k) + np.sum(truth == k)))
    return {"accuracy": float(right[known].mean()), "majority": float(right[known & fer.majority(votes)].mean()),
            "macro_f1": float(np.mean(f1))}


def main():
    args = parse()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    os.makedirs(args.work, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    images, votes = fer.load(os.path.join(args.data, "train.npz"))
    shares, usable = fer.distributions(votes)
    images, targets = torch.from_numpy(images[usable]), torch.from_numpy(shares[usable])
    valid_images, valid_votes = fer.load(os.path.join(args.data, "valid.npz"))
    valid_images = torch.from_numpy(valid_images)
    weights = sampling_weights(shares[usable])

    model = network.Network().to(device, memory_format=torch.channels_last)
    average = copy.deepcopy(model)
    decayed = [p for p in model.parameters() if p.dim() > 1]
    plain = [p for p in model.parameters() if p.dim() <= 1]
    optimiser = torch.optim.SGD([{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": plain}],
                                lr=LEARNING_RATE, momentum=0.9, nesterov=True)
    per_epoch = len(images) // BATCH
    checkpoint = os.path.join(args.work, "network.pt")
    first = 0
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, map_location=device)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        first = state["epoch"]

    for epoch in range(first, args.epochs):
        rng = torch.Generator().manual_seed(args.seed * 100003 + epoch)  # the same whether resumed or not
        order = torch.multinomial(weights, per_epoch * BATCH, replacement=True, generator=rng)
        began, total = time.time(), 0.0
        model.train()
        for i in range(per_epoch):
            step = epoch * per_epoch + i
            for group in optimiser.param_groups:
                group["lr"] = rate(step, args.epochs * per_epoch)
            chosen = order[i * BATCH : (i + 1) * BATCH]
            x = augment.augment(images[chosen], rng).to(device, memory_format=torch.channels_last)
            target = targets[chosen].to(device)
            with torch.autocast(device.type, torch.bfloat16):
                logits = model(x).float()
            loss = -(target * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            weight_average.update(average, model, step, EMA_DECAY)
            total += loss.item()
        line = {"epoch": epoch + 1, "loss": round(total / per_epoch, 4),
                **{k: round(v, 4) for k, v in score(logits_of(average, valid_images, device, True), valid_votes).items()},
                "seconds": round(time.time() - began)}
        print(json.dumps(line), flush=True)
        with open(os.path.join(args.work, "training.log"), "a") as log:
            log.write(json.dumps(line) + "\n")
        temporary = checkpoint + ".part"
        torch.save({"model": model.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(),
                    "epoch": epoch + 1}, temporary)
        os.replace(temporary, checkpoint)


if __name__ == "__main__":
    main()
