#!/usr/bin/python3
"""Trains assets/models/photo_cues.json and prints its nested cross-validation.

    tools/train/photo_cues/train.py --images DIR --ratings FILE
    tools/train/photo_cues/train.py --ratings FILE --details details.csv

The first form has the program measure every photo (`attune evaluate cues --details`), the second
takes a file that it wrote before. Needs Debian's python3-sklearn. Seeded: the same input gives the
same file. About two minutes on one core.
"""
import csv
import json
import pathlib
import sys
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import rated_photos  # noqa: E402
LOOKS = ["looks_" + name for name in ("neutral", "happiness", "surprise", "sadness", "anger",
                                      "disgust", "fear", "contempt")]
MOUTH = ["mouth_width", "lift_middle", "lift_inner", "lift_lower", "mouth_gap", "lip_thickness",
         "nose_corner", "nose_lip", "curve_upper", "curve_lower", "pitch"]
BROWS = ["brow_height", "brow_gap", "brow_inner", "brow_tilt", "brow_arch", "brow_lid", "eye_gap",
         "pitch"]
# Rule: rated column, its classes from low to high, measures, whether the places where the classes
# meet are moved to the best agreement (needed where one class is rare).
RULES = {
    "brows": ("brows", ("lowered", "neutral", "raised"), BROWS + LOOKS, True),
    "mouth_corners": ("mouth_corners", ("down", "level", "up"), MOUTH + LOOKS, False),
    "smile": ("smile", ("none", "slight", "clear"),
              MOUTH + ["looks_happiness", "looks_sadness", "looks_neutral", "looks_contempt"],
              False),
    "smile_shape": ("smile", ("none", "slight", "clear"), MOUTH, False),
}
# Not shipped: printed for comparison.
OTHERS = {
    "brows by shape": ("brows", ("lowered", "neutral", "raised"), BROWS, True),
    "corners by shape": ("mouth_corners", ("down", "level", "up"), MOUTH, False),
}
STRENGTHS = (0.03, 0.1, 0.3, 1.0)  # of the fit against its prior, chosen inside each fold


def read_details(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    if rows and "m_looks_neutral" not in rows[0]:
        sys.exit(f"{path} has no columns m_...: let this version's `attune evaluate cues` write it")
    return rows


def table(rows, column, classes, measures):
    """Photos that were rated and that the program reads."""
    x, y = [], []
    for row in rows:
        cells = [row["m_" + m] for m in measures]
        if row["rated_" + column] in classes and row["answer_" + column] and "" not in cells:
            x.append([float(c) for c in cells])
            y.append(classes.index(row["rated_" + column]))
    return np.array(x), np.array(y)


def fit(x, y, strength):
    """Two logistic regressions, low|rest and rest|high, with the same weights (ordinal)."""
    mean, sd = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / sd
    n, d = z.shape
    first, second = np.zeros((n, 2)), np.zeros((n, 2))
    first[:, 0] = second[:, 1] = 20.0  # intercepts, nearly free of the prior
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=1000)
    model.fit(np.vstack([np.hstack([z, first]), np.hstack([z, second])]), np.r_[y > 0, y > 1])
    weights = model.coef_[0][:d] / sd
    cuts = -20.0 * model.coef_[0][d:] + mean @ weights
    return weights, np.sort(cuts)


def kappa(a, b):
    m = np.zeros((3, 3))
    np.add.at(m, (a, b), 1)
    total = m.sum()
    chance = (m.sum(0) * m.sum(1)).sum() / total**2
    return (np.trace(m) / total - chance) / (1 - chance) if chance < 1 else 0.0


def classes_of(score, cuts):
    return (score > cuts[0]).astype(int) + (score > cuts[1])


def best_cuts(score, y):
    places = np.quantile(score, np.linspace(0.01, 0.99, 50))
    pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1:]]
    return np.array(max(pairs, key=lambda c: kappa(classes_of(score, c), y)))


def folds(y, count, random):
    fold = np.zeros(len(y), int)
    for value in np.unique(y):
        i = np.where(y == value)[0]
        random.shuffle(i)
        fold[i] = np.arange(len(i)) % count
    return fold


def choose(x, y, move_cuts, seed):
    """The rule: strength (and cuts) by cross-validation inside these photos, weights on all."""
    fold = folds(y, 5, np.random.RandomState(seed))
    best = None
    for strength in STRENGTHS:
        loss, from_cuts = 0.0, np.zeros((len(y), 2))
        for k in range(5):
            w, cuts = fit(x[fold != k], y[fold != k], strength)
            from_cuts[fold == k] = (x[fold == k] @ w)[:, None] - cuts
        for c in (0, 1):
            loss += np.logaddexp(0, np.where(y > c, -1, 1) * from_cuts[:, c]).sum()
        if best is None or loss < best[0]:
            best = (loss, strength, from_cuts)
    weights, cuts = fit(x, y, best[1])
    if move_cuts:
        # Out of fold, scores are counted from the middle between the fold's own cuts.
        middle = best[2].mean(1)
        cuts = cuts.mean() + best_cuts(middle, y)
    return weights, cuts, best[1]


def out_of_fold(x, y, move_cuts, seed):
    said = np.zeros(len(y), int)
    fold = folds(y, 10, np.random.RandomState(seed))
    for k in range(10):
        w, cuts, _ = choose(x[fold != k], y[fold != k], move_cuts, 100 + seed)
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
    args = rated_photos.arguments(__doc__, "CSV with image and rated columns", "photo_cues.json")
    with tempfile.TemporaryDirectory() as folder:
        rows = read_details(args.details or rated_photos.measure(args, folder))

    print(f"nested cross-validation: 10 folds by photo, {args.repeats} repeats")
    print(f"{'':<18}{'photos':<18}{'kappa, CV':<24}in-sample")
    rules = {}
    for name, (column, classes, measures, move_cuts) in {**RULES, **OTHERS}.items():
        x, y = table(rows, column, classes, measures)
        if len(y) == 0 or np.bincount(y, minlength=3).min() < 10:
            sys.exit(f"too few photos for {name}: at least 10 of {', '.join(classes)} are needed")
        answers = [out_of_fold(x, y, move_cuts, r) for r in range(args.repeats)]
        weights, cuts, strength = choose(x, y, move_cuts, 0)
        low, high = interval(answers, y)
        counts = "/".join(str(c) for c in np.bincount(y))
        print(f"{name:<18}{counts:<18}{np.mean([kappa(a, y) for a in answers]):.3f} "
              f"[{low:.3f}, {high:.3f}]    {kappa(classes_of(x @ weights, cuts), y):.3f}  "
              f"(strength {strength})", flush=True)
        if name in RULES:
            rules[name] = {"low": round(float(cuts[0]), 4), "high": round(float(cuts[1]), 4),
                           "weights": {m: round(float(w), 4) for m, w in zip(measures, weights)}}
    model = {"kind": "attune photo cues", "version": 1, "trained_on": {"photos": len(rows)},
             "rules": rules}
    pathlib.Path(args.out).write_text(json.dumps(model, indent=2) + "\n")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
