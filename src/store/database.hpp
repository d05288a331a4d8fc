#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;

namespace attune::store {

// What a cell of the database holds; monostate is SQL's NULL.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Value>;

// A cell that must be of this type; a real takes whole numbers too. A cell of another type means
// that the file was changed by someone else: core::Error{file}.
std::int64_t integer(const Value& value);
double real(const Value& value);
const std::string& text(const Value& value);
inline bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value); }

// One SQLite file, made if it is missing, readable by its owner alone (0600). Write-ahead log, each
// commit on disk before the call returns, deleted content overwritten with zeros. One thread at a
// time. Another program that writes is waited for, up to three seconds.
//
// All functions throw core::Error{file} with the file's name and a remedy: damaged file, read-only
// or full disk, no permission, held by another program.
class Database {
 public:
  explicit Database(std::filesystem::path file);
  ~Database();
  Database(Database&& other) noexcept;
  Database& operator=(Database&&) = delete;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::filesystem::path& file() const { return file_; }

  // One statement with its `?` filled in; gives its rows.
  std::vector<Row> query(std::string_view sql, const Row& values = {});
  // Several statements without rows or `?`, as in a script.
  void script(const std::string& sql);
  std::int64_t last_insert_id() const;

  // Copies the log into the file and empties it. Throws when another program holds the file.
  void empty_log();

 private:
  [[noreturn]] void fail(int code) const;

  std::filesystem::path file_;
  sqlite3* handle_ = nullptr;
};

// All or nothing: what is not committed is undone at the end of the scope.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace attune::store
