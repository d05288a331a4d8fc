"""What the trainers on rated photos share: their arguments, and having the program measure."""
import argparse
import pathlib
import subprocess

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
BORDER, ZOOM = 24, 4  # room around a face for the detector, pixels for the landmarks


def arguments(doc, ratings, model, more=None):
    """The command line of a trainer that writes assets/models/`model`; `more`: options and help."""
    parser = argparse.ArgumentParser(description=doc.split("\n\n")[0])
    parser.add_argument("--ratings", required=True, help=ratings)
    parser.add_argument("--images", help="folder of the rated photos")
    parser.add_argument("--details", help="what `attune evaluate cues --details` wrote")
    parser.add_argument("--attune", default=ROOT / "build/release/bin/attune")
    parser.add_argument("--out", default=ROOT / "assets/models" / model)
    parser.add_argument("--repeats", type=int, default=5, help="of the outer cross-validation")
    for name, text in (more or {}).items():
        parser.add_argument(name, help=text)
    args = parser.parse_args()
    if not args.details and not args.images:
        parser.error("give --images or --details")
    return args


def measure(args, folder):
    """Has the program measure every photo; the file with the measures, in `folder`."""
    details = pathlib.Path(folder) / "details.csv"
    print("measuring the photos ...", flush=True)
    subprocess.run([args.attune, "evaluate", "cues", "--images", args.images, "--ratings",
                    args.ratings, "--details", details], check=True, stdout=subprocess.DEVNULL)
    return details


def unpack(archive, names, folder):
    """The faces of those names as pictures in `folder` that the program finds a face in."""
    import cv2
    with np.load(archive, allow_pickle=False) as data:
        for name, image in zip(data["names"], data["images"]):
            if name in names:
                room = cv2.copyMakeBorder(image, *[BORDER] * 4, cv2.BORDER_REPLICATE)
                large = cv2.resize(room, None, fx=ZOOM, fy=ZOOM, interpolation=cv2.INTER_CUBIC)
                cv2.imwrite(str(folder / name), large)
