#!/usr/bin/python3
"""Trains assets/models/eye_contact.json and prints its nested cross-validation.

    tools/train/eye_contact/train.py --images DIR --ratings FILE
    tools/train/eye_contact/train.py --ratings FILE --details details.csv

The first form has the program measure every photo (`attune evaluate cues --details`), the second
takes a file that it wrote before. Needs Debian's python3-scipy; with python3-sklearn the table also
shows a logistic regression and a probabilistic RBF-SVM on the same measurements. Seeded: the same
input gives the same file. About two minutes on one core.
"""
import csv
import json
import pathlib
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import rated_photos  # noqa: E402
RADIUS = 0.16  # cues::GazeOptions::eyeball_radius, anatomy

# Prior mean and standard deviation of each weight: wide, from anatomy, so that few photos of eyes
# away cannot pull a weight anywhere. `split_weight` is drawn to 0, the rule without it.
PRIOR = {
    "eyeball_depth": (0.10, 0.04),
    "vertical_depth": (0.06, 0.03),
    "vertical_zero": (-0.02, 0.02),
    "vertical_weight": (0.85, 0.30),
    "offset": (5.0, 3.0),
    "slope": (25.0, 12.0),
    "split_weight": (0.0, 1.0),
    "vergence_rad": (0.15, 0.05),
}
BASE = ["eyeball_depth", "vertical_depth", "vertical_zero", "vertical_weight", "offset", "slope"]
SPLIT = BASE + ["split_weight", "vergence_rad"]  # shipped
# The rule that was set by hand on the same photos: its row is not cross-validated.
HAND = {"eyeball_depth": 0.10, "vertical_depth": 0.06, "vertical_zero": -0.032, "offset": 5.3,
        "vertical_weight": 0.85, "slope": 27.0, "split_weight": 0.0, "vergence_rad": 0.15}


def read_details(path, ratings_path):
    with open(ratings_path, newline="") as file:
        ratings = {row["image"]: row for row in csv.DictReader(file)}
    names, x, y = [], [], []
    skipped = 0
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            rated = ratings.get(row["image"], {}).get("gaze")
            if rated not in ("contact", "away"):
                continue
            cells = [row[c] for c in ("iris_right_x", "iris_right_y", "iris_left_x", "iris_left_y",
                                      "seen_yaw_rad", "seen_pitch_rad", "iod_px")]
            if "" in cells:
                skipped += 1
                continue
            names.append(row["image"])
            x.append([float(c) for c in cells])
            y.append(rated == "contact")
    return names, np.array(x), np.array(y), skipped


def groups_of(x):
    """Photos that measure the same are one photo twice: they stay on one side of every split."""
    group = np.arange(len(x))
    for i in range(len(x)):
        for j in range(i):
            same = np.all(np.abs(x[i, :6] - x[j, :6]) < 0.015) and abs(x[i, 6] / x[j, 6] - 1) < 0.03
            if same:
                group[i] = group[j]
    return group


def angles(x, w):
    """Sideways and upward angle of both eyes together, and the sideways angle of each."""
    right_x, right_y, left_x, left_y, yaw, pitch = x[:, :6].T
    hidden = w["eyeball_depth"] * np.sin(yaw) * np.cos(pitch)
    asin = lambda v: np.arcsin(np.clip(v / RADIUS, -1, 1))
    sideways = asin((right_x + left_x) / 2 + hidden)
    up = asin(-((right_y + left_y) / 2 - w["vertical_zero"] - w["vertical_depth"] * np.sin(pitch)))
    return sideways, up, asin(right_x + hidden), asin(left_x + hidden)


def log_odds(x, w):
    """As cues::toward_camera."""
    sideways, up, right, left = angles(x, w)
    off = np.sqrt(sideways**2 + (w["vertical_weight"] * up) ** 2 + 1e-8)
    split = np.abs(right - left + w["vergence_rad"])
    return w["offset"] - w["slope"] * off / (1 + w["split_weight"] * split)


def fit(x, y, names):
    mean = np.array([PRIOR[n][0] for n in names])
    sd = np.array([PRIOR[n][1] for n in names])
    fixed = {n: PRIOR[n][0] for n in PRIOR}
    fixed["split_weight"] = 0.0

    def weights(u):
        w = dict(fixed, **dict(zip(names, mean + sd * u)))
        w["split_weight"] = max(0.0, w["split_weight"])
        return w

    def loss(u):
        z = log_odds(x, weights(u))
        return np.sum(np.logaddexp(0, np.where(y, -z, z))) + 0.5 * np.sum(u * u)

    # Two starts: at split_weight 0 the loss has an edge.
    found = [minimize(loss, np.full(len(names), s), method="BFGS", options={"maxiter": 120})
             for s in (0.05, 0.5)]
    return weights(min(found, key=lambda r: r.fun).x)


def folds(y, group, count, random):
    """Whole groups, the rarer class spread evenly."""
    fold = np.zeros(len(y), int)
    for value in (False, True):
        ids = np.unique(group[y == value])
        random.shuffle(ids)
        for k, i in enumerate(ids):
            fold[group == i] = k % count
    return fold


def out_of_fold(make, x, y, group, count, random):
    p = np.zeros(len(y))
    fold = folds(y, group, count, random)
    for k in range(count):
        train, test = fold != k, fold == k
        p[test] = make(x[train], y[train], group[train])(x[test])
    return p


def probability(z):
    return 1 / (1 + np.exp(-np.clip(z, -50, 50)))


def log_loss(p, y):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return -np.mean(np.log(np.where(y, p, 1 - p)))


def rule_of(names):
    return lambda x, y, group: lambda q, w=fit(x, y, names): probability(log_odds(q, w))


def mirrored(x):
    """The same face seen in a mirror."""
    m = x.copy()
    m[:, [0, 2]] = -x[:, [2, 0]]
    m[:, [1, 3]] = x[:, [3, 1]]
    m[:, 4] = -x[:, 4]
    return m


def sklearn_rules():
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler
    from sklearn.svm import SVC

    def shape(x):  # gaze by the hand-set constants, pose, and the two eyes apart
        sideways, up, right, left = angles(x, HAND)
        return np.stack([sideways, up, x[:, 4], x[:, 5], right - left, x[:, 1] - x[:, 3]], 1)

    def make_logistic(x, y, group):
        even = lambda f: np.concatenate([np.abs(f), f**2], 1)
        scale = StandardScaler().fit(even(shape(x)))
        best = None
        for c in (0.1, 0.3, 1, 3, 10):
            one = lambda a, b, g: (lambda m: lambda q: m.predict_proba(
                scale.transform(even(shape(q))))[:, 1])(
                    LogisticRegression(C=c, max_iter=2000).fit(scale.transform(even(shape(a))), b))
            loss = log_loss(out_of_fold(one, x, y, group, 4, np.random.RandomState(0)), y)
            if best is None or loss < best[0]:
                best = (loss, one(x, y, group))
        return best[1]

    def make_svm(x, y, group):
        scale = StandardScaler().fit(np.concatenate([shape(x), shape(mirrored(x))]))
        best = None
        for c in (0.3, 1, 3, 10, 30):
            for gamma in (0.03, 0.1, 0.3):
                def one(a, b, g):
                    both = np.concatenate([shape(a), shape(mirrored(a))])
                    m = SVC(C=c, gamma=gamma).fit(scale.transform(both), np.r_[b, b])
                    return lambda q: (m.decision_function(scale.transform(shape(q))) +
                                      m.decision_function(scale.transform(shape(mirrored(q))))) / 2
                score = out_of_fold(one, x, y, group, 4, np.random.RandomState(0))
                platt = LogisticRegression(C=100).fit(score[:, None], y)
                loss = log_loss(platt.predict_proba(score[:, None])[:, 1], y)
                if best is None or loss < best[0]:
                    best = (loss, one, platt)
        decide, platt = best[1](x, y, group), best[2]
        return lambda q: platt.predict_proba(decide(q)[:, None])[:, 1]

    return {"logistic regression": make_logistic, "RBF-SVM, Platt": make_svm}


def auc(p, y):
    wins = (p[y][:, None] > p[~y][None, :]) + 0.5 * (p[y][:, None] == p[~y][None, :])
    return wins.mean()


def f1(p, y, contact):
    said, true = (p >= 0.5) == contact, y == contact
    return 2 * np.sum(said & true) / (np.sum(said) + np.sum(true))


def measures(p, y):
    return [auc(p, y), f1(p, y, True), f1(p, y, False), log_loss(p, y)]


def interval(ps, y, random, rounds=1000):
    """95 % by bootstrap over photos, the repeats averaged."""
    drawn = []
    for _ in range(rounds):
        i = random.randint(len(y), size=len(y))
        if y[i].all() or not y[i].any():
            continue
        drawn.append(np.mean([measures(p[i], y[i]) for p in ps], 0))
    return np.percentile(drawn, [2.5, 97.5], axis=0)


def print_row(name, ps, y):
    value = np.mean([measures(p, y) for p in ps], 0)
    low, high = interval(ps, y, np.random.RandomState(7))
    cells = "  ".join(f"{v:.3f} [{a:.3f}, {b:.3f}]" for v, a, b in zip(value, low, high))
    print(f"{name:<24}{cells}", flush=True)


def print_calibration(ps, y):
    p, t = np.concatenate(ps), np.tile(y, len(ps))
    print("\ncalibration, out of fold: said, seen, share of photos")
    edges = [0, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 1.0001]
    error = 0.0
    for a, b in zip(edges[:-1], edges[1:]):
        i = (p >= a) & (p < b)
        if i.any():
            print(f"  {p[i].mean():.3f}  {t[i].mean():.3f}  {i.mean():.3f}")
            error += i.mean() * abs(p[i].mean() - t[i].mean())
    print(f"  expected calibration error {error:.3f}")


def main():
    args = rated_photos.arguments(__doc__, "CSV with image and gaze", "eye_contact.json")
    with tempfile.TemporaryDirectory() as folder:
        names, x, y, skipped = read_details(args.details or rated_photos.measure(args, folder), args.ratings)
    if np.sum(~y) < 20 or np.sum(y) < 20:
        sys.exit("too few photos: at least 20 rated contact and 20 rated away are needed")
    group = groups_of(x)
    print(f"{len(y)} photos: {np.sum(y)} contact, {np.sum(~y)} away; {skipped} without irises left "
          f"out; {len(y) - len(np.unique(group))} doubles kept together")

    # The rules have nothing to choose; C and gamma of the learners are chosen inside, in 4 folds.
    print(f"\nnested cross-validation: 10 folds by photo, {args.repeats} repeats")
    print(f"{'':<24}{'AUC':<22}{'F1 contact':<22}{'F1 away':<22}log loss")
    rules = {"gaze angle and split": rule_of(SPLIT), "gaze angle alone": rule_of(BASE)}
    try:
        rules.update(sklearn_rules())
    except ImportError:
        print("(python3-sklearn is missing: no other learners)")
    kept = None
    for name, make in rules.items():
        ps = [out_of_fold(make, x, y, group, 10, np.random.RandomState(r))
              for r in range(args.repeats)]
        kept = kept or ps
        print_row(name, ps, y)
    print_row("set by hand (in-sample)", [probability(log_odds(x, HAND))], y)
    w = fit(x, y, SPLIT)
    final = probability(log_odds(x, w))
    print_row("shipped (in-sample)", [final], y)
    print_calibration(kept, y)
    wrong = [(n, t, p) for n, t, p in zip(names, y, np.mean(kept, 0)) if (p >= 0.5) != t]
    print("\nwrong out of fold: " +
          ", ".join(f"{n} ({'contact' if t else 'away'}, {p:.2f})" for n, t, p in wrong))

    model = {"kind": "attune eye contact", "version": 1,
             "trained_on": {"photos": len(y), "contact": int(np.sum(y)), "away": int(np.sum(~y))},
             "weights": {n: round(float(v), 5) for n, v in w.items()}}
    pathlib.Path(args.out).write_text(json.dumps(model, indent=2) + "\n")
    print(f"\nwrote {args.out}")


if __name__ == "__main__":
    main()
