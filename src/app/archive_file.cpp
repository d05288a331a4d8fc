#include "app/archive_file.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include "core/error.hpp"

namespace attune::app {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16;

struct FreeWriter {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeReader {
  void operator()(archive* a) const { archive_read_free(a); }
};
struct FreeEntry {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path,
                       const std::string& why) {
  throw core::Error(core::ErrorKind::file,
                    fmt::format("cannot {} {}: {}", what, path.string(), why));
}

std::string reason(archive* a) {
  const char* text = archive_error_string(a);
  return text == nullptr ? "unknown trouble" : text;
}

}  // namespace

struct ArchiveWriter::Impl {
  std::filesystem::path path;
  std::unique_ptr<archive, FreeWriter> out{archive_write_new()};

  void check(int result) const {
    if (result != ARCHIVE_OK) {
      fail("write", path, reason(out.get()) + "; choose another place or make room");
    }
  }

  void begin(std::string_view name, std::uint64_t bytes) const {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), std::string(name).c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    check(archive_write_header(out.get(), entry.get()));
  }

  void put(std::string_view content) const {
    while (!content.empty()) {
      const la_ssize_t written = archive_write_data(out.get(), content.data(), content.size());
      if (written <= 0) check(ARCHIVE_FATAL);
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }
};

ArchiveWriter::ArchiveWriter(std::filesystem::path path) : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(path);
  archive* out = impl_->out.get();
  impl_->check(archive_write_set_format_zip(out));
  impl_->check(archive_write_set_options(out, "zip:compression=store"));
  impl_->check(archive_write_open_filename(out, impl_->path.c_str()));
}

ArchiveWriter::~ArchiveWriter() = default;

void ArchiveWriter::add(std::string_view name, std::string_view content) {
  impl_->begin(name, content.size());
  impl_->put(content);
}

void ArchiveWriter::add_file(std::string_view name, const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  if (error || !in) fail("read", file, "no such file, or it may not be read");
  impl_->begin(name, bytes);
  std::array<char, kPiece> piece{};
  while (in) {
    in.read(piece.data(), piece.size());
    impl_->put({piece.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) fail("read", file, "the disk gives an error");
}

void ArchiveWriter::close() { impl_->check(archive_write_close(impl_->out.get())); }

struct ArchiveReader::Impl {
  std::filesystem::path path;
  std::unique_ptr<archive, FreeReader> in{archive_read_new()};
  std::string name;

  [[noreturn]] void refuse(const std::string& why) const { fail("open", path, why); }
};

ArchiveReader::ArchiveReader(std::filesystem::path path) : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(path);
  archive* in = impl_->in.get();
  // Only zip: every other format is one more way in.
  if (archive_read_support_format_zip(in) != ARCHIVE_OK ||
      archive_read_open_filename(in, impl_->path.c_str(), kPiece) != ARCHIVE_OK) {
    impl_->refuse(reason(in));
  }
}

ArchiveReader::~ArchiveReader() = default;

bool ArchiveReader::next() {
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(impl_->in.get(), &entry);
  if (result == ARCHIVE_EOF) return false;
  if (result != ARCHIVE_OK) impl_->refuse(reason(impl_->in.get()));
  const char* name = archive_entry_pathname(entry);
  impl_->name = name == nullptr ? "" : name;
  if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
    impl_->refuse(fmt::format("\"{}\" in it is no plain file", impl_->name));
  }
  return true;
}

const std::string& ArchiveReader::name() const { return impl_->name; }

void ArchiveReader::read(std::uint64_t most_bytes,
                         const std::function<void(std::string_view)>& take) {
  std::array<char, kPiece> piece{};
  std::uint64_t sum = 0;
  while (true) {
    const la_ssize_t got = archive_read_data(impl_->in.get(), piece.data(), piece.size());
    if (got < 0) impl_->refuse(reason(impl_->in.get()));
    if (got == 0) return;
    sum += static_cast<std::uint64_t>(got);
    if (sum > most_bytes) {
      impl_->refuse(fmt::format("\"{}\" in it is larger than it says", impl_->name));
    }
    take({piece.data(), static_cast<std::size_t>(got)});
  }
}

}  // namespace attune::app
