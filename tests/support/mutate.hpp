#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <vector>

namespace attune::testing {

// Damages a file as disks, networks and ill will do: one to eight changes, each a flipped bit,
// another byte, an extreme number, a block overwritten, doubled or left out, or the end cut off.
// Every second change falls into the first 512 bytes, where formats keep what they trust most. The
// same seed gives the same damage.
inline std::vector<unsigned char> mutate(std::vector<unsigned char> bytes, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) {
    return limit == 0 ? std::size_t{0} : static_cast<std::size_t>(random()) % limit;
  };
  constexpr std::size_t kHead = 512;
  constexpr std::array<unsigned, 8> kExtremes{0U,          1U,          0x7FFFFFFFU, 0x80000000U,
                                              0xFFFFFFFFU, 0xFFFFFFFEU, 0x10000U,    0x00FFFFFFU};
  for (std::size_t change = 1 + below(8); change > 0 && !bytes.empty(); --change) {
    const std::size_t reach =
        random() % 2 == 0 ? std::min<std::size_t>(kHead, bytes.size()) : bytes.size();
    const std::size_t at = below(reach);
    const std::size_t length = std::min(bytes.size() - at, 1 + below(64));
    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = begin + static_cast<std::ptrdiff_t>(length);
    switch (random() % 8) {
      case 0:
      case 1:
        *begin = static_cast<unsigned char>(*begin ^ (1U << (random() % 8)));
        break;
      case 2:
        *begin = static_cast<unsigned char>(random());
        break;
      case 3: {
        const unsigned number = kExtremes[random() % kExtremes.size()];
        const bool big_endian = random() % 2 == 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, bytes.size() - at); ++i) {
          const std::size_t shift = big_endian ? 24 - 8 * i : 8 * i;
          bytes[at + i] = static_cast<unsigned char>(number >> shift);
        }
        break;
      }
      case 4:
        std::generate(begin, end, [&random] { return static_cast<unsigned char>(random()); });
        break;
      case 5: {
        const std::vector<unsigned char> block(begin, end);
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size())),
                     block.begin(), block.end());
        break;
      }
      case 6:
        bytes.erase(begin, end);
        break;
      default:
        // Rarely, else little but cut files would be tried.
        if (random() % 4 == 0) bytes.resize(below(bytes.size()) + 1);
        break;
    }
  }
  return bytes;
}

}  // namespace attune::testing
