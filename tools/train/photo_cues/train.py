#!/usr/bin/python3
"""Trains assets/models/photo_cues.json and prints its nested cross-validation.

    tools/train/photo_cues/train.py --images DIR --ratings FILE --faces train.npz
    tools/train/photo_cues/train.py --ratings FILE --details details.csv --face-details faces.csv

The first form has the program measure every photo and face (`attune evaluate cues --details`), the
second takes files that it wrote before. `--faces` is the archive that the expression model was
trained on (tools/train/expression/README.md); faces.csv beside this file says how brows and eyes
are on some of its faces, for moved brows and wide eyes are rare among photos. Needs Debian's
python3-sklearn, and python3-opencv for `--faces`. Seeded: the same input gives the same file. About
eight minutes on one core.
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import rated_photos  # noqa: E402
LOOKS = ["looks_" + name for name in ("neutral", "happiness", "surprise", "sadness", "anger",
                                      "disgust", "fear", "contempt")]
BROW_LOOKS = [name.replace("looks", "brows") for name in LOOKS]
MOUTH = ["mouth_width", "lift_middle", "lift_inner", "lift_lower", "mouth_gap", "lip_thickness",
         "nose_corner", "nose_lip", "curve_upper", "curve_lower", "pitch"]
BROWS = ["brow_height", "brow_gap", "brow_inner", "brow_tilt", "brow_arch", "brow_lid", "eye_gap",
         "pitch"]
EYES = ["eye_gap", "lid_iris", "pitch"]
# Rule: rated column, its classes from low to high, measures, whether the places where the classes
# meet are moved to the best agreement on the photos (needed where one class is rare). Those rules
# learn from the rated faces too.
RULES = {
    "brows": ("brows", ("lowered", "neutral", "raised"), BROWS + LOOKS + BROW_LOOKS, True),
    "eyes": ("eyes", ("narrowed", "normal", "wide"), EYES + LOOKS, True),
    "mouth_corners": ("mouth_corners", ("down", "level", "up"), MOUTH + LOOKS, False),
    "smile": ("smile", ("none", "slight", "clear"),
              MOUTH + ["looks_happiness", "looks_sadness", "looks_neutral", "looks_contempt"],
              False),
    "smile_shape": ("smile", ("none", "slight", "clear"), MOUTH, False),
}
# Not shipped: printed for comparison.
OTHERS = {
    "brows, whole face": ("brows", ("lowered", "neutral", "raised"), BROWS + LOOKS, True),
    "brows by shape": ("brows", ("lowered", "neutral", "raised"), BROWS, True),
    "eyes with brows": ("eyes", ("narrowed", "normal", "wide"), EYES + LOOKS + BROW_LOOKS, True),
    "eyes by shape": ("eyes", ("narrowed", "normal", "wide"), EYES, True),
    "corners by shape": ("mouth_corners", ("down", "level", "up"), MOUTH, False),
}
STRENGTHS = (0.03, 0.1, 0.3, 1.0)  # of the fit against its prior, chosen inside each fold
WITH_FACES = (0.01, 0.03, 0.1, 0.3)  # likewise, of rules that learn from the faces too
SHARES = (1.0, 0.3)  # weight of a face against a photo, chosen inside each fold
FACE_RATINGS = pathlib.Path(__file__).with_name("faces.csv")


def read_details(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    if rows and "m_lid_iris" not in rows[0]:
        sys.exit(f"{path} has no columns m_...: let this version's `attune evaluate cues` write it")
    return rows


def measure_faces(args, folder):
    """The file with the measures of the rated faces, in `folder`."""
    pictures, details = pathlib.Path(folder) / "faces", pathlib.Path(folder) / "faces.csv"
    pictures.mkdir()
    with open(FACE_RATINGS, newline="") as file:
        rated_photos.unpack(args.faces, {row["image"] for row in csv.DictReader(file)}, pictures)
    subprocess.run([args.attune, "evaluate", "cues", "--images", pictures, "--ratings",
                    FACE_RATINGS, "--details", details], check=True, stdout=subprocess.DEVNULL)
    return details


def readable(rows, column, measures):
    """Photos that were rated and that the program reads."""
    return [row for row in rows if row["rated_" + column] and row["answer_" + column]
            and "" not in [row["m_" + m] for m in measures]]


def table(rows, column, classes, measures):
    """Measures and classes of those photos; photos rated otherwise (closed eyes) are left out."""
    rows = [row for row in readable(rows, column, measures) if row["rated_" + column] in classes]
    x = [[float(row["m_" + m]) for m in measures] for row in rows]
    return np.array(x), np.array([classes.index(row["rated_" + column]) for row in rows])


def with_closed(rows, classes, measures, said):
    """Out-of-fold answers about eyes, and the ratings, when closed eyes count too, as class 0.

    That eyes are closed is the program's own answer; closed eyes that it misses count as narrowed.
    """
    said, answers, ratings = iter(said), [], []
    for row in readable(rows, "eyes", measures):
        rated = row["rated_eyes"]
        answer = 1 + next(said) if rated in classes else 1
        answers.append(0 if row["answer_eyes"] == "closed" else answer)
        ratings.append(1 + classes.index(rated) if rated in classes else 0)
    return np.array(answers), np.array(ratings)


def fit(x, y, strength, faces=None, share=0.0):
    """Two logistic regressions, low|rest and rest|high, with the same weights (ordinal).

    `faces`: further x and y, each counting `share` of a photo.
    """
    weight = np.ones(len(y))
    if faces:
        x, y = np.vstack([x, faces[0]]), np.r_[y, faces[1]]
        weight = np.r_[weight, np.full(len(faces[1]), share)]
    mean = np.average(x, axis=0, weights=weight)
    sd = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weight)) + 1e-9
    z = (x - mean) / sd
    n, d = z.shape
    first, second = np.zeros((n, 2)), np.zeros((n, 2))
    first[:, 0] = second[:, 1] = 20.0  # intercepts, nearly free of the prior
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=1000)
    model.fit(np.vstack([np.hstack([z, first]), np.hstack([z, second])]), np.r_[y > 0, y > 1],
              sample_weight=np.r_[weight, weight])
    weights = model.coef_[0][:d] / sd
    cuts = -20.0 * model.coef_[0][d:] + mean @ weights
    return weights, np.sort(cuts)


def kappa(a, b):
    m = np.zeros((4, 4))
    np.add.at(m, (a, b), 1)
    total = m.sum()
    chance = (m.sum(0) * m.sum(1)).sum() / total**2
    return (np.trace(m) / total - chance) / (1 - chance) if chance < 1 else 0.0


def classes_of(score, cuts):
    return (score > cuts[0]).astype(int) + (score > cuts[1])


def best_cuts(score, y, rounds=30):
    """Where the classes meet at the best kappa: mean over photos drawn anew, as few are rare."""
    random = np.random.RandomState(0)
    places = np.quantile(score, np.linspace(0.01, 0.99, 50))
    first, second = np.triu_indices(len(places), 1)
    found = []
    for _ in range(rounds):
        weight = random.poisson(1, len(y)).astype(float)
        below = np.stack([[weight[(y == c) & (score <= p)].sum() for p in places] for c in range(3)])
        true = np.array([weight[y == c].sum() for c in range(3)])
        low, high = below[:, first], true[:, None] - below[:, second]
        middle = true[:, None] - low - high
        agreed = (low[0] + middle[1] + high[2]) / true.sum()
        said = np.stack([low.sum(0), middle.sum(0), high.sum(0)])
        chance = true @ said / true.sum() ** 2
        best = np.argmax((agreed - chance) / (1 - chance))
        found.append((places[first[best]], places[second[best]]))
    return np.mean(found, 0)


def folds(y, count, random):
    fold = np.zeros(len(y), int)
    for value in np.unique(y):
        i = np.where(y == value)[0]
        random.shuffle(i)
        fold[i] = np.arange(len(i)) % count
    return fold


def log_loss(from_cuts, y):
    return sum(np.logaddexp(0, np.where(y > c, -1, 1) * from_cuts[:, c]).sum() for c in (0, 1))


def loss_of(from_cuts, y, move_cuts):
    """Of scores counted from their cuts; where cuts are moved, at those that fit best."""
    if not move_cuts:
        return log_loss(from_cuts, y)
    middle = from_cuts.mean(1)
    moved = lambda p: log_loss(p[0] * middle[:, None] - p[None, 1:], y)
    return minimize(moved, [1.0, middle.min() / 2, middle.max() / 2], method="BFGS").fun


def choose(x, y, move_cuts, seed, faces=None):
    """The rule: strength (and cuts) by cross-validation inside these photos, weights on all."""
    fold = folds(y, 5, np.random.RandomState(seed))
    best = None
    settings = ([(s, share) for share in SHARES for s in WITH_FACES] if faces
                else [(s, 0.0) for s in STRENGTHS])
    for strength, share in settings:
        from_cuts = np.zeros((len(y), 2))
        for k in range(5):
            w, cuts = fit(x[fold != k], y[fold != k], strength, faces, share)
            from_cuts[fold == k] = (x[fold == k] @ w)[:, None] - cuts
        loss = loss_of(from_cuts, y, move_cuts)
        if best is None or loss < best[0]:
            best = (loss, strength, share, from_cuts)
    weights, cuts = fit(x, y, best[1], faces, best[2])
    if move_cuts:
        # Out of fold, scores are counted from the middle between the fold's own cuts.
        cuts = cuts.mean() + best_cuts(best[3].mean(1), y)
    return weights, cuts, best[1]


def out_of_fold(x, y, move_cuts, seed, faces=None):
    said = np.zeros(len(y), int)
    fold = folds(y, 10, np.random.RandomState(seed))
    for k in range(10):
        w, cuts, _ = choose(x[fold != k], y[fold != k], move_cuts, 100 + seed, faces)
        said[fold == k] = classes_of(x[fold == k] @ w, cuts)
    return said


def interval(answers, y, rounds=2000):
    random = np.random.RandomState(7)
    drawn = []
    for _ in range(rounds):
        i = random.randint(len(y), size=len(y))
        drawn.append(np.mean([kappa(a[i], y[i]) for a in answers]))
    return np.percentile(drawn, [2.5, 97.5])


def main():
    args = rated_photos.arguments(
        __doc__, "CSV with image and rated columns", "photo_cues.json",
        {"--faces": "train.npz of the expression model", "--face-details": "as --details, of it"})
    if not args.faces and not args.face_details:
        sys.exit("give --faces or --face-details")
    with tempfile.TemporaryDirectory() as folder:
        rows = read_details(args.details or rated_photos.measure(args, folder))
        face_rows = read_details(args.face_details or measure_faces(args, folder))

    print(f"nested cross-validation: 10 folds by photo, {args.repeats} repeats")
    print(f"{'':<18}{'photos':<18}{'kappa, CV':<24}in-sample")
    rules = {}
    for name, (column, classes, measures, move_cuts) in {**RULES, **OTHERS}.items():
        x, y = table(rows, column, classes, measures)
        if len(y) == 0 or np.bincount(y, minlength=3).min() < 10:
            sys.exit(f"too few photos for {name}: at least 10 of {', '.join(classes)} are needed")
        faces = table(face_rows, column, classes, measures) if move_cuts else None
        answers = [out_of_fold(x, y, move_cuts, r, faces) for r in range(args.repeats)]
        weights, cuts, strength = choose(x, y, move_cuts, 0, faces)
        low, high = interval(answers, y)
        counts = "/".join(str(c) for c in np.bincount(y))
        print(f"{name:<18}{counts:<18}{np.mean([kappa(a, y) for a in answers]):.3f} "
              f"[{low:.3f}, {high:.3f}]    {kappa(classes_of(x @ weights, cuts), y):.3f}  "
              f"(strength {strength})", flush=True)
        if column == "eyes":
            both = [with_closed(rows, classes, measures, a) for a in answers]
            low, high = interval([a for a, _ in both], both[0][1])
            print(f"{'':<18}{'and closed eyes':<18}{np.mean([kappa(*b) for b in both]):.3f} "
                  f"[{low:.3f}, {high:.3f}]")
        if faces:
            w, c = fit(*faces, 0.1)
            alone = kappa(classes_of(x @ w, c), y)
            print(f"{'':<18}{len(faces[1])} faces; learned from them alone: {alone:.3f} on the photos")
        if name in RULES:
            rules[name] = {"low": round(float(cuts[0]), 4), "high": round(float(cuts[1]), 4),
                           "weights": {m: round(float(w), 4) for m, w in zip(measures, weights)}}
    model = {"kind": "attune photo cues", "version": 1, "trained_on": {"photos": len(rows)},
             "rules": rules}
    pathlib.Path(args.out).write_text(json.dumps(model, indent=2) + "\n")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
