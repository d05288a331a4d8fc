#include "store/database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "core/error.hpp"

namespace attune::store {
namespace {

constexpr int kBusy_ms = 3000;
constexpr mode_t kOwnerOnly = 0600;

[[noreturn]] void fail_with(const std::filesystem::path& file, const std::string& what) {
  throw core::Error(core::ErrorKind::file, fmt::format("{}: {}", file.string(), what));
}

const char* const kReadOnly =
    "cannot be written: the file, its folder or the disk is read-only; give yourself the right to "
    "write there, or choose another folder with --data-dir DIR";
const char* const kFull =
    "cannot be written: the disk is full (or a limit on file sizes is reached); make room and try "
    "again. What was stored before is safe";
const char* const kDamaged =
    "is damaged, and was left as it is. Put a copy of an earlier day in its place, or move it away "
    "to start anew";

std::string explain(int extended, int system_error, const std::string& message) {
  switch (extended) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMSIZE:
      if (system_error == EROFS) return kReadOnly;
      return kFull;
    default:
      break;
  }
  switch (extended & 0xFF) {
    case SQLITE_FULL:
      return kFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return kReadOnly;
    case SQLITE_CANTOPEN:
      return system_error == ENOSPC ? kFull : kReadOnly;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return kDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "is in use by another program; close the other Attune and try again";
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return fmt::format("refuses what should be stored ({})", message);
    default:
      return fmt::format(
          "cannot be read or written ({}); check the disk, or choose another folder "
          "with --data-dir DIR",
          message);
  }
}

// SQLite makes files that others may read; so ours is there before it. Its log takes over the mode.
void make_private_file(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (made >= 0) {
    ::close(made);
    return;
  }
  if (errno == ENOSPC || errno == EDQUOT) fail_with(file, kFull);
  if (errno == EROFS || errno == EACCES || errno == EPERM) fail_with(file, kReadOnly);
  if (errno != EEXIST) {
    fail_with(file, fmt::format("cannot be made: {}; choose another folder with --data-dir DIR",
                                std::generic_category().message(errno)));
  }
  struct stat status {};
  // Someone else's file keeps its mode; opening it tells whether we may.
  if (::stat(file.c_str(), &status) == 0 && (status.st_mode & 0077) != 0) {
    static_cast<void>(::chmod(file.c_str(), kOwnerOnly));
  }
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

void bind(sqlite3_stmt* statement, int at, const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, at, *whole);
  } else if (const auto* number = std::get_if<double>(&value)) {
    sqlite3_bind_double(statement, at, *number);
  } else if (const auto* words = std::get_if<std::string>(&value)) {
    sqlite3_bind_text64(statement, at, words->data(), words->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } else {
    sqlite3_bind_null(statement, at);
  }
}

Value cell(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_NULL:
      return std::monostate{};
    default: {
      const auto* bytes = sqlite3_column_text(statement, column);
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return std::string(reinterpret_cast<const char*>(bytes), bytes == nullptr ? 0 : size);
    }
  }
}

[[noreturn]] void wrong_type(const char* wanted) {
  throw core::Error(core::ErrorKind::file,
                    fmt::format("the stored data hold something else where {} should be: the file "
                                "was changed by another program; put a copy of an earlier day in "
                                "its place",
                                wanted));
}

}  // namespace

std::int64_t integer(const Value& value) {
  const auto* found = std::get_if<std::int64_t>(&value);
  if (found == nullptr) wrong_type("a whole number");
  return *found;
}

double real(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  const auto* found = std::get_if<double>(&value);
  if (found == nullptr) wrong_type("a number");
  return *found;
}

const std::string& text(const Value& value) {
  const auto* found = std::get_if<std::string>(&value);
  if (found == nullptr) wrong_type("text");
  return *found;
}

Database::Database(std::filesystem::path file) : file_(std::move(file)) {
  make_private_file(file_);
  const int code = sqlite3_open_v2(file_.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr);
  try {
    if (code != SQLITE_OK) fail(code);
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, kBusy_ms);
    // Nothing of a person in a temporary file, nothing left behind by deleting; every answer is on
    // the disk when the next question comes.
    script("PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;");
    for (const Row& row : query("PRAGMA quick_check(1)")) {
      if (text(row.at(0)) != "ok") fail(SQLITE_CORRUPT);
    }
    script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  } catch (...) {
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    throw;
  }
}

Database::~Database() { sqlite3_close_v2(handle_); }

Database::Database(Database&& other) noexcept
    : file_(std::move(other.file_)), handle_(std::exchange(other.handle_, nullptr)) {}

void Database::fail(int code) const {
  const int extended = handle_ == nullptr ? code : sqlite3_extended_errcode(handle_);
  const int system_error = handle_ == nullptr ? 0 : sqlite3_system_errno(handle_);
  const std::string message = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  fail_with(file_, explain(extended == SQLITE_OK ? code : extended, system_error, message));
}

std::vector<Row> Database::query(std::string_view sql, const Row& values) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  const Prepared statement(raw);
  if (code != SQLITE_OK) fail(code);
  ATTUNE_REQUIRE(statement != nullptr);
  ATTUNE_REQUIRE(sqlite3_bind_parameter_count(raw) == static_cast<int>(values.size()));
  for (std::size_t i = 0; i < values.size(); ++i) bind(raw, static_cast<int>(i) + 1, values[i]);
  std::vector<Row> rows;
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(raw)) == SQLITE_ROW) {
    Row row;
    for (int column = 0; column < sqlite3_column_count(raw); ++column) {
      row.push_back(cell(raw, column));
    }
    rows.push_back(std::move(row));
  }
  if (step != SQLITE_DONE) fail(step);
  return rows;
}

void Database::script(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(handle_); }

void Database::empty_log() {
  const std::vector<Row> rows = query("PRAGMA wal_checkpoint(TRUNCATE)");
  // First column: 1 when somebody else still reads the old content.
  if (!rows.empty() && integer(rows[0].at(0)) != 0) {
    fail_with(file_, "is in use by another program; close the other Attune and try again");
  }
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.script("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.script("ROLLBACK");
  } catch (const core::Error&) {
    // SQLite has undone it by itself; the error that led here is on its way already.
  }
}

void Transaction::commit() {
  database_.script("COMMIT");
  open_ = false;
}

}  // namespace attune::store
