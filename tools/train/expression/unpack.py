#!/usr/bin/python3
"""Unpacks an archive of crops and votes for `attune evaluate expression`: unpack.py IN.npz OUT_DIR."""

import csv
import os
import sys

import votes as fer


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    images, votes = fer.load(sys.argv[1])
    os.makedirs(sys.argv[2], exist_ok=True)
    with open(os.path.join(sys.argv[2], "votes.csv"), "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["file", *fer.CLASSES, "unknown", "NF"])
        for number, (image, row) in enumerate(zip(images, votes)):
            name = f"{number:05d}.pgm"
            with open(os.path.join(sys.argv[2], name), "wb") as picture:
                picture.write(b"P5\n%d %d\n255\n" % (fer.SIZE, fer.SIZE) + image.tobytes())
            table.writerow([name, *row])


if __name__ == "__main__":
    main()
