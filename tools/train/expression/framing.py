#!/usr/bin/python3
"""Where FER2013's crops have eyes and mouth: the figures of src/vision/expression_model.hpp. See README.md."""

import argparse
import csv
import os
import subprocess
import tempfile

import cv2
import numpy as np

import votes as fer

ZOOM = 4    # landmarks need more pixels than 48
BORDER = 24  # and a face detector wants room around the face
RIGHT_EYE, LEFT_EYE, MOUTH = (33, 133), (362, 263), (61, 291)  # corners, in MediaPipe's mesh


def parse():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--attune", required=True, help="the program")
    p.add_argument("--data", required=True, help="folder with train.npz")
    p.add_argument("--faces", type=int, default=1000)
    return p.parse_args()


def main():
    args = parse()
    images, _ = fer.load(os.path.join(args.data, "train.npz"))
    chosen = np.random.default_rng(0).permutation(len(images))[: args.faces]
    with tempfile.TemporaryDirectory() as folder:
        for n, i in enumerate(chosen):
            padded = cv2.copyMakeBorder(images[i], *[BORDER] * 4, cv2.BORDER_REPLICATE)
            large = cv2.resize(padded, None, fx=ZOOM, fy=ZOOM, interpolation=cv2.INTER_CUBIC)
            cv2.imwrite(os.path.join(folder, f"{n:05d}.png"), large)
        table = os.path.join(folder, "points.csv")
        subprocess.run([args.attune, "analyze", folder, "--cues-only", "--points", "--out", table], check=True)
        with open(table) as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))

    def middle(row, points):
        xy = [[float(row[f"p{axis}{i}"]) for axis in "xy"] for i in points]
        return np.mean(xy, axis=0) / ZOOM - BORDER

    first = {row["frame"]: row for row in reversed(rows) if row["px33"]}
    faces = [[middle(row, RIGHT_EYE), middle(row, LEFT_EYE), middle(row, MOUTH)] for row in first.values()]
    right, left, mouth = np.array(faces).transpose(1, 0, 2)
    eyes = (right + left) / 2
    reach = np.hypot(np.linalg.norm(left - right, axis=1), np.linalg.norm(mouth - eyes, axis=1))
    print(f"{len(faces)} of {args.faces} faces found again; median [5 %, 95 %], of the crop's side")
    for name, value in (("between the eyes, x", eyes[:, 0] / fer.SIZE), ("between the eyes, y", eyes[:, 1] / fer.SIZE),
                        ("mouth, x", mouth[:, 0] / fer.SIZE), ("mouth, y", mouth[:, 1] / fer.SIZE),
                        ("side over hypot(inter-ocular, eyes to mouth)", fer.SIZE / reach)):
        low, median, high = np.percentile(value, [5, 50, 95])
        print(f"  {name:<46}{median:.2f} [{low:.2f}, {high:.2f}]")


if __name__ == "__main__":
    main()
