// Runs an ONNX file with the OpenCV that the program uses, for the tests of the model import.
//
//   run_onnx MODEL INPUT SHAPE RESULT OUTPUT...
//
// INPUT holds raw float32 numbers of the SHAPE (such as 1,3,8,8); RESULT receives the named
// outputs' numbers in the order given, raw float32 as well.

#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

std::vector<int> parse_shape(const std::string& text) {
  std::vector<int> shape;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) shape.push_back(std::stoi(part));
  return shape;
}

cv::Mat read_input(const std::string& path, const std::vector<int>& shape) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  cv::Mat input(shape, CV_32F);
  if (bytes.size() != input.total() * sizeof(float)) throw std::runtime_error("wrong input size");
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(input.data));
  return input;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 5) throw std::runtime_error("too few arguments");
  cv::setNumThreads(1);
  cv::dnn::Net net = cv::dnn::readNetFromONNX(arguments[0]);
  net.setInput(read_input(arguments[1], parse_shape(arguments[2])));
  std::vector<cv::Mat> outputs;
  net.forward(outputs, std::vector<cv::String>(arguments.begin() + 4, arguments.end()));
  std::ofstream result(arguments[3], std::ios::binary);
  for (const cv::Mat& output : outputs) {
    CV_Assert(output.isContinuous() && output.type() == CV_32F);
    result.write(reinterpret_cast<const char*>(output.data),
                 static_cast<std::streamsize>(output.total() * sizeof(float)));
  }
  return result.good() ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "run_onnx: " << error.what() << '\n';
  return 1;
}
