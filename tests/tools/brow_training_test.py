"""What of tools/train/brows needs no training: what is covered, what is seen, and what the network is like."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools" / "train" / "brows"))
try:
    import torch
    import train
    import brow_network
except ModuleNotFoundError as missing:
    print(f"not tested here: {missing}")
    sys.exit(0)


class Faces(unittest.TestCase):
    def setUp(self):
        self.faces = torch.randint(0, 256, (3, 48, 48), generator=torch.Generator().manual_seed(1)).to(torch.uint8)

    def test_nothing_below_the_eyes_is_left(self):
        covered = train.covered(self.faces)
        self.assertTrue(torch.equal(covered[:, : train.COVERED_FROM], self.faces[:, : train.COVERED_FROM].float()))
        for face in covered:
            self.assertEqual(len(face[train.COVERED_FROM :].unique()), 1)

    def test_the_network_sees_nothing_that_its_teacher_does_not(self):
        self.assertLessEqual(brow_network.BOTTOM, train.COVERED_FROM)

    def test_brightness_and_contrast_do_not_matter(self):
        crops = self.faces.float().unsqueeze(1) / 255
        torch.testing.assert_close(brow_network.band(crops), brow_network.band(0.5 * crops + 0.2), atol=0.02, rtol=0)

    def test_the_network_is_small_and_answers_eight_classes(self):
        model = brow_network.Network().eval()
        self.assertLess(sum(p.numel() for p in model.parameters()), 200_000)
        self.assertEqual(model(brow_network.band(self.faces.float().unsqueeze(1))).shape, (3, 8))


if __name__ == "__main__":
    unittest.main()
