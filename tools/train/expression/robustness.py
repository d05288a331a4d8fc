#!/usr/bin/python3
"""How often a slight change of a photo changes the top expression. See README.md.

Two changes, each on every photo with a face: the crop is moved by a tenth of its side to each of four sides, and the
photo is turned by 15 degrees to each side before the program sees it.
"""

import argparse
import csv
import os
import subprocess
import tempfile

import cv2
import numpy as np

RIGHT_EYE, LEFT_EYE, MOUTH = (33, 133), (362, 263), (61, 291)  # corners, in MediaPipe's mesh
SIZE = 48
SIDE_PER_REACH, EYES_TO_CENTRE = 1.90, 0.28  # as src/vision/expression_model.cpp


def parse():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--attune", required=True, help="the program")
    p.add_argument("--model", required=True, help="expression.onnx")
    p.add_argument("--images", required=True, help="folder of photos")
    return p.parse_args()


def analyze(attune, paths, folder):
    """The largest face of each photo, as rows of the program's CSV; None without a face that it can read."""
    tables = os.path.join(folder, "tables")
    os.makedirs(tables, exist_ok=True)
    subprocess.run([attune, "analyze", *paths, "--points", "--out", tables], check=True, capture_output=True)
    rows = []
    for path in paths:
        name = os.path.splitext(os.path.basename(path))[0] + ".csv"
        with open(os.path.join(tables, name)) as file:
            faces = [r for r in csv.DictReader(line for line in file if not line.startswith("#")) if r["expression"]]
        rows.append(max(faces, key=lambda r: float(r["box_width"]), default=None))
    return rows


def crop(image, row, shift=(0.0, 0.0)):
    def middle(points):
        return np.mean([[float(row[f"p{axis}{i}"]) - 0.5 for axis in "xy"] for i in points], axis=0)

    right, left, mouth = middle(RIGHT_EYE), middle(LEFT_EYE), middle(MOUTH)
    eyes = (right + left) / 2
    side = SIDE_PER_REACH * np.hypot(np.linalg.norm(left - right), np.linalg.norm(mouth - eyes))
    angle = np.arctan2(*(left - right)[::-1])
    along = np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-along[1], along[0]])
    centre = eyes + (mouth - eyes) * EYES_TO_CENTRE + side * (shift[0] * along + shift[1] * down)
    step = side / SIZE
    origin = centre - step * (SIZE / 2 - 0.5) * (along + down)
    matrix = np.column_stack([step * along, step * down, origin])
    blurred = image if step < 2 else cv2.blur(image, (int(step), int(step)))
    out = cv2.warpAffine(blurred, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                         borderMode=cv2.BORDER_REPLICATE)
    return cv2.cvtColor(out, cv2.COLOR_BGR2GRAY)


def top(net, grey):
    x = grey.astype(np.float32)
    net.setInput(((x - x.mean()) / (x.std() + 0.255))[None, None])
    return int(net.forward()[0].argmax())


def main():
    args = parse()
    net = cv2.dnn.readNetFromONNX(args.model)
    paths = sorted(os.path.join(args.images, name) for name in os.listdir(args.images))
    with tempfile.TemporaryDirectory() as folder:
        rows = analyze(args.attune, paths, folder)
        kept = [(p, r) for p, r in zip(paths, rows) if r]
        moved = []
        for path, row in kept:
            image = cv2.imread(path)
            plain = top(net, crop(image, row))
            moved.append([top(net, crop(image, row, s)) != plain for s in ((0.1, 0), (-0.1, 0), (0, 0.1), (0, -0.1))])
        turned = []
        for angle in (15, -15):
            names = []
            for path, _ in kept:
                image = cv2.imread(path)
                h, w = image.shape[:2]
                size = (int(w * 1.3), int(h * 1.3))
                matrix = cv2.getRotationMatrix2D((w / 2, h / 2), angle, 1)
                matrix[:, 2] += [size[0] / 2 - w / 2, size[1] / 2 - h / 2]
                name = os.path.splitext(os.path.basename(path))[0]
                names.append(os.path.join(folder, f"{name}_turned_{angle}.png"))
                cv2.imwrite(names[-1], cv2.warpAffine(image, matrix, size, borderMode=cv2.BORDER_REPLICATE))
            again = analyze(args.attune, names, folder)
            turned.append([a is None or a["expression"] != row["expression"] for a, (_, row) in zip(again, kept)])
    moved, turned = np.array(moved), np.array(turned).T
    print(f"{len(kept)} of {len(paths)} photos have a face that can be read")
    print("crop moved by 10 % (left, right, up, down as seen from the camera): top class changes in "
          + ", ".join(f"{100 * share:.1f} %" for share in moved.mean(axis=0)) + f"; mean {100 * moved.mean():.1f} %")
    print("photo turned by 15 degrees (either side): changes in "
          + ", ".join(f"{100 * share:.1f} %" for share in turned.mean(axis=0)) + f"; mean {100 * turned.mean():.1f} %")


if __name__ == "__main__":
    main()
