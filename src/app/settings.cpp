#include "app/settings.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>

#include "app/atomic_file.hpp"
#include "core/error.hpp"
#include "ui/layout.hpp"

namespace attune::app {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kFileName = "settings.json";

void read(const Json& json, const char* key, bool& value) {
  const auto found = json.find(key);
  if (found != json.end() && found->is_boolean()) value = found->get<bool>();
}

std::string read_text(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

ui::ViewSettings read_view(const Json& json) {
  ui::ViewSettings view;
  view.consent = ui::find_watched(read_text(json, "consent"));
  if (read_text(json, "theme") == ui::name(ui::ThemeId::high_contrast)) {
    view.theme = ui::ThemeId::high_contrast;
  }
  const auto scale = json.find("text_scale");
  if (scale != json.end() && scale->is_number()) {
    view.text_scale = ui::valid_text_scale(scale->get<float>());
  }
  read(json, "reduced_motion", view.reduced_motion);
  read(json, "mirrored", view.mirrored);
  read(json, "picture_hidden", view.picture_hidden);
  read(json, "cues_only", view.cues_only);
  view.language = read_text(json, "language");
  return view;
}

}  // namespace

std::filesystem::path default_data_dir() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && data[0] == '/') {
    return std::filesystem::path(data) / "attune";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] != '\0') {
    return std::filesystem::path(home) / ".local/share/attune";
  }
  throw core::Error(core::ErrorKind::file,
                    "no place for settings: HOME is not set; set it or give --data-dir DIR");
}

void make_data_dir(const std::filesystem::path& data_dir) {
  std::error_code error;
  std::filesystem::create_directories(data_dir.parent_path(), error);
  if (::mkdir(data_dir.c_str(), 0700) == 0 || std::filesystem::is_directory(data_dir, error)) {
    return;
  }
  throw core::Error(core::ErrorKind::file,
                    fmt::format("cannot make the folder {}; give another with --data-dir DIR",
                                data_dir.string()));
}

std::string to_json(const Settings& settings) {
  const ui::ViewSettings& view = settings.view;
  Json json{{"version", 1},
            {"theme", ui::name(view.theme)},
            {"text_scale", view.text_scale},
            {"reduced_motion", view.reduced_motion},
            {"mirrored", view.mirrored},
            {"picture_hidden", view.picture_hidden},
            {"cues_only", view.cues_only},
            {"language", view.language},
            {"last_source", settings.last_source}};
  if (view.consent) json["consent"] = ui::name(*view.consent);
  // A file name need not be UTF-8; what is not is replaced rather than refused.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

LoadedSettings parse_settings(std::string_view text, std::string_view where) {
  const Json json = Json::parse(text, nullptr, false);
  LoadedSettings loaded;
  if (!json.is_object()) {
    loaded.message = fmt::format("{} is damaged; starting with the usual settings.", where);
    return loaded;
  }
  loaded.settings.view = read_view(json);
  loaded.settings.last_source = read_text(json, "last_source");
  return loaded;
}

LoadedSettings load_settings(const std::filesystem::path& data_dir) {
  const std::filesystem::path path = data_dir / kFileName;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) {
    return {{}, fmt::format("cannot read {}; starting with the usual settings.", path.string())};
  }
  LoadedSettings loaded = parse_settings(text.str(), path.string());
  if (!loaded.message.empty()) {
    std::filesystem::rename(path, path.string() + ".damaged", error);
  }
  return loaded;
}

void save_settings(const std::filesystem::path& data_dir, const Settings& settings) {
  make_data_dir(data_dir);
  write_file(data_dir / kFileName, to_json(settings), 0600);
}

}  // namespace attune::app
