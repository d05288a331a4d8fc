"""Makes training crops look like what a webcam gives: moved, turned, dim, blurred, noisy, compressed, covered."""

import math

import torch
import torch.nn.functional as F


def _chance(n, share, rng):
    return torch.rand(n, generator=rng) < share


def _uniform(shape, low, high, rng):
    return low + (high - low) * torch.rand(shape, generator=rng)


def move(x, rng):
    """Mirrors half of the faces; turns, scales and shifts all of them, as an imperfect alignment would."""
    n = len(x)
    angle = (torch.randn(n, generator=rng) * math.radians(8)).clamp(-math.radians(25), math.radians(25))
    scale = torch.exp(_uniform(n, -0.15, 0.15, rng))
    mirror = torch.where(_chance(n, 0.5, rng), -1.0, 1.0)
    stretch = torch.exp(_uniform(n, -0.06, 0.06, rng))
    cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
    matrix = torch.zeros(n, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1] = cos * mirror * stretch, -sin
    matrix[:, 1, 0], matrix[:, 1, 1] = sin * mirror * stretch, cos
    matrix[:, :, 2] = _uniform((n, 2), -0.16, 0.16, rng)  # of half a picture: up to 4 of 48 pixels
    grid = F.affine_grid(matrix, x.shape, align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def light(x, rng):
    """Gamma, and a slope of brightness across the face. Plain gain and offset are normalised away later."""
    n = len(x)
    x = x.clamp(0, 1) ** torch.exp(_uniform((n, 1, 1, 1), -0.4, 0.4, rng))
    ramp = torch.linspace(-1, 1, x.shape[-1])
    side, up = _uniform((2, n, 1, 1, 1), -0.3, 0.3, rng)
    return x * (1 + side * ramp.view(1, 1, 1, -1) + up * ramp.view(1, 1, -1, 1))


def blur(x, rng):
    """A third of the faces: Gaussian blur of 0.4 to 1.3 pixels."""
    chosen = _chance(len(x), 0.3, rng).nonzero().flatten()
    if len(chosen) == 0:
        return x
    sigma = _uniform((len(chosen), 1), 0.4, 1.3, rng)
    kernel = torch.exp(-(torch.arange(-3, 4).float() ** 2) / (2 * sigma**2))
    kernel = kernel / kernel.sum(dim=1, keepdim=True)
    part = x[chosen].transpose(0, 1)
    groups = len(chosen)
    part = F.conv2d(F.pad(part, (3, 3, 0, 0), mode="replicate"), kernel.view(-1, 1, 1, 7), groups=groups)
    part = F.conv2d(F.pad(part, (0, 0, 3, 3), mode="replicate"), kernel.view(-1, 1, 7, 1), groups=groups)
    x[chosen] = part.transpose(0, 1)
    return x


def noise(x, rng):
    strength = _uniform((len(x), 1, 1, 1), 0, 0.05, rng) * _chance(len(x), 0.3, rng).view(-1, 1, 1, 1)
    return x + strength * torch.randn(x.shape, generator=rng)


# Quantisation of the brightness channel that the JPEG standard suggests (ITU-T T.81, table K.1).
_JPEG = torch.tensor([
    [16, 11, 10, 16, 24, 40, 51, 61], [12, 12, 14, 19, 26, 58, 60, 55], [14, 13, 16, 24, 40, 57, 69, 56],
    [14, 17, 22, 29, 51, 87, 80, 62], [18, 22, 37, 56, 68, 109, 103, 77], [24, 35, 55, 64, 81, 104, 113, 92],
    [49, 64, 78, 87, 103, 121, 120, 101], [72, 92, 95, 98, 112, 100, 103, 99]]).float() / 255
_DCT = torch.tensor([[math.sqrt((1 if k == 0 else 2) / 8) * math.cos(math.pi * (2 * i + 1) * k / 16)
                      for i in range(8)] for k in range(8)])


def compress(x, rng):
    """A third of the faces: the block pattern of JPEG at one to four times the standard's suggested steps."""
    chosen = _chance(len(x), 0.3, rng).nonzero().flatten()
    if len(chosen) == 0:
        return x
    blocks = x[chosen, 0].unfold(1, 8, 8).unfold(2, 8, 8)
    steps = _JPEG * _uniform((len(chosen), 1, 1, 1, 1), 0.3, 2.0, rng)
    coefficients = _DCT @ blocks @ _DCT.T
    blocks = _DCT.T @ (torch.round(coefficients / steps) * steps) @ _DCT
    x[chosen, 0] = blocks.permute(0, 1, 3, 2, 4).reshape(len(chosen), *x.shape[-2:])
    return x


def cover(x, rng):
    """Two fifths of the faces: a plain rectangle of 6 to 20 pixels, as a hand, hair or a cup would cover."""
    n, size = len(x), x.shape[-1]
    extent = _uniform((n, 2), 6, 20, rng) * _chance(n, 0.4, rng).view(-1, 1)
    corner = _uniform((n, 2), -4, size - 6, rng)
    place = torch.arange(size).view(1, -1)
    inside = [(place >= corner[:, i : i + 1]) & (place < corner[:, i : i + 1] + extent[:, i : i + 1]) for i in (0, 1)]
    mask = (inside[0].unsqueeze(2) & inside[1].unsqueeze(1)).unsqueeze(1)
    return torch.where(mask, _uniform((n, 1, 1, 1), 0, 1, rng), x)


def normalise(x):
    """Each crop to mean 0 and deviation 1: the brightness and contrast of a webcam carry no expression."""
    mean = x.mean(dim=(1, 2, 3), keepdim=True)
    deviation = x.std(dim=(1, 2, 3), keepdim=True, unbiased=False)
    return (x - mean) / (deviation + 1e-3)


def augment(images, rng):
    """uint8 N x 48 x 48 to normalised float N x 1 x 48 x 48."""
    x = images.float().unsqueeze(1) / 255
    for step in (move, light, cover, blur, noise, compress):
        x = step(x, rng)
    return normalise(x.clamp(0, 1))


def plain(images):
    return normalise(images.float().unsqueeze(1) / 255)
