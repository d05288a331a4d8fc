"""FER+ votes as training targets and as labels.

The archive holds `images` (N x 48 x 48, uint8, grey) and `votes` (N x 10: the eight expressions below, then
"unknown" and "not a face"; about ten raters an image).
"""

import numpy as np

CLASSES = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt")
SIZE = 48


def load(path):
    """Images (N x 48 x 48, uint8) and votes (N x 10, int) of an .npz archive."""
    with np.load(path, allow_pickle=False) as archive:
        images, votes = archive["images"], archive["votes"].astype(np.int64)
    if images.shape[1:] != (SIZE, SIZE) or votes.shape != (len(images), 10):
        raise ValueError(f"{path}: expected images N x 48 x 48 and votes N x 10, found {images.shape} and {votes.shape}")
    return images, votes


def distributions(votes):
    """Each row's share of votes over the eight expressions, and which rows can be trained on.

    A single vote against all others is taken for a slip and dropped, as the authors of FER+ do (Barsoum et al. 2016).
    Rows led by "unknown" or "not a face" say nothing about the expression.
    """
    kept = np.where(votes > 1, votes, 0)
    expression = kept[:, :8].astype(np.float32)
    usable = (expression.max(axis=1) > 0) & (votes[:, :8].max(axis=1) >= votes[:, 8:].max(axis=1))
    shares = expression / np.maximum(expression.sum(axis=1, keepdims=True), 1)
    return shares, usable


def labels(votes):
    """Index of the expression with most votes; -1 where unknown or not-a-face lead, or first places tie."""
    top = votes.max(axis=1)
    single = (votes == top[:, None]).sum(axis=1) == 1
    first = votes.argmax(axis=1)
    return np.where(single & (first < 8), first, -1)


def majority(votes):
    """True where the leading vote has more than half of all votes (the FER+ paper's protocol)."""
    return votes.max(axis=1) * 2 > votes.sum(axis=1)
