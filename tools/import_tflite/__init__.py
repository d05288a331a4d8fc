"""Turns the TFLite models that we fetch into ONNX files that OpenCV 4.6 runs. See README.md."""
