"""A moving average of a network's weights, which does better than the last ones."""
import torch


def update(average, model, step, decay):
    """Moves `average` towards `model`; faster in the first steps, when there is little to average."""
    decay = min(decay, (1 + step) / (10 + step))
    with torch.no_grad():
        for a, m in zip(average.state_dict().values(), model.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(decay).add_(m, alpha=1 - decay)
            else:
                a.copy_(m)
