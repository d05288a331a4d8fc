#include "vision/model_file.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <system_error>

#include "core/error.hpp"
#include "vision/pinned_models.hpp"

namespace attune::vision {
namespace {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    ATTUNE_REQUIRE(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }

  void add(const void* data, std::size_t size) {
    ATTUNE_REQUIRE(EVP_DigestUpdate(context_.get(), data, size) == 1);
  }

  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    ATTUNE_REQUIRE(EVP_DigestFinal_ex(context_.get(), digest.data(), &length) == 1);
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
      text += fmt::format("{:02x}", digest.at(i));
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

// Hands the file to `use` piece by piece. The remedy is part of every message.
void read_in_pieces(const std::string& path, std::string_view remedy,
                    const std::function<void(const char*, std::size_t)>& use) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    throw core::Error(core::ErrorKind::model,
                      fmt::format("model file {} is missing; {}", path, remedy));
  }
  std::ifstream file(path, std::ios::binary);
  std::vector<char> piece(std::size_t{1} << 20);
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    use(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.eof()) {
    throw core::Error(core::ErrorKind::model,
                      fmt::format("model file {} cannot be read; {}", path, remedy));
  }
}

void check_sum(const std::string& path, const std::string& sum, std::string_view pinned,
               std::string_view remedy) {
  if (sum != pinned) {
    throw core::Error(
        core::ErrorKind::model,
        fmt::format("model file {} is damaged or of another version (its SHA-256 is not the pinned "
                    "one); {}",
                    path, remedy));
  }
}

}  // namespace

std::string sha256_of_file(const std::string& path) {
  Sha256 sum;
  read_in_pieces(path, "check the path",
                 [&](const char* data, std::size_t size) { sum.add(data, size); });
  return sum.hex();
}

std::vector<unsigned char> load_verified(const std::string& path, std::string_view sha256,
                                         std::string_view remedy) {
  Sha256 sum;
  std::vector<unsigned char> bytes;
  read_in_pieces(path, remedy, [&](const char* data, std::size_t size) {
    sum.add(data, size);
    bytes.insert(bytes.end(), data, data + size);
  });
  check_sum(path, sum.hex(), sha256, remedy);
  return bytes;
}

void verify_file(const std::string& path, std::string_view sha256, std::string_view remedy) {
  Sha256 sum;
  read_in_pieces(path, remedy, [&](const char* data, std::size_t size) { sum.add(data, size); });
  check_sum(path, sum.hex(), sha256, remedy);
}

std::string_view pinned_sha256(std::string_view file_name) {
  for (const auto& pinned : kPinnedModels) {
    if (pinned.file == file_name) {
      return pinned.sha256;
    }
  }
  return {};
}

}  // namespace attune::vision
