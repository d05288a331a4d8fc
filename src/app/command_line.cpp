#include "app/command_line.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <opencv2/core/utility.hpp>
#include <opencv2/core/utils/logger.hpp>

#include "app/command_options.hpp"
#include "app/command_words.hpp"
#include "app/commands/analyze.hpp"
#include "app/commands/bench.hpp"
#include "app/commands/doctor.hpp"
#include "app/commands/evaluate_cues.hpp"
#include "app/commands/evaluate_expression.hpp"
#include "app/commands/evaluate_landmarks.hpp"
#include "app/commands/practice.hpp"
#include "app/commands/profile.hpp"
#include "app/commands/watch.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

constexpr const char* kSourceHelp =
    "camera number, /dev/videoN, video file, folder of pictures, picture, http or rtsp address, "
    "`demo` (a recorded face), `synthetic` (a drawn one) or `synthetic:3` (1 to 4 drawn people)";

// Everything that can be asked for; the parser fills it in.
struct Request {
  CommonOptions common;
  WatchOptions watch;
  WatchOptions practice;
  PracticePackOptions practice_pack;
  PracticeMarkOptions practice_mark;
  AnalyzeOptions analyze;
  BenchOptions bench;
  EvaluateCuesOptions evaluate_cues;
  EvaluateExpressionOptions evaluate_expression;
  EvaluateLandmarksOptions evaluate;
  ProfileOptions profile;
  std::function<int(core::Clock&)> run;
};

void add_watch(CLI::App& app, Request& request) {
  app.add_option("SOURCE", request.watch.source,
                 std::string(kSourceHelp) + ". Default: the first camera, else the demo")
      ->option_text(" ");
  add_window(app, request.watch);
}

void add_practice(CLI::App& app, Request& request) {
  CLI::App& command =
      *app.add_subcommand("practice", "learn to read cues, with what you have learned kept");
  command
      .add_option(
          "LESSON", request.practice.source,
          "a lesson (.json, .attune-lesson), marks (.csv), or `demo`. Default: every lesson "
          "there is")
      ->option_text(" ");
  add_window(command, request.practice);
  add_common(command, request.common);
  CLI::App& pack =
      *command.add_subcommand("pack", "a lesson with its clips into one file, to hand on");
  pack.add_option("LESSON", request.practice_pack.lesson, "a lesson (.json) or marks (.csv)")
      ->required()
      ->option_text(" ");
  pack.add_option("--out", request.practice_pack.out, "file to write")
      ->required()
      ->option_text("FILE.attune-lesson");
  CLI::App& mark = *command.add_subcommand("mark", "moments of your own clips, in the window");
  mark.add_option("CLIP", request.practice_mark.clip, "a clip, a picture, or a folder of them")
      ->required()
      ->option_text(" ");
  mark.add_option("--lesson", request.practice_mark.lesson,
                  "written after every mark; gone on with when it is there")
      ->required()
      ->option_text("FILE.json");
  // Options of the window and of every command may stand behind their names.
  for (CLI::App* own : {&pack, &mark}) own->fallthrough();
  command.callback([&request, &pack, &mark] {
    request.run = [&request, &pack, &mark](core::Clock& clock) {
      request.practice.common = request.common;
      if (mark.parsed()) return run_practice_mark(request.practice_mark, request.practice, clock);
      if (pack.parsed()) return run_practice_pack(request.practice_pack);
      return run_practice(request.practice, clock);
    };
  });
}

void add_profile(CLI::App& app, Request& request) {
  CLI::App& profile = *app.add_subcommand(
      "profile", "what is stored about a person: list, export, import, delete for good");
  profile.require_subcommand(1);
  ProfileOptions& options = request.profile;
  using Run = int (*)(const ProfileOptions&);
  const auto add = [&](const char* name, const char* help, Run run) -> CLI::App& {
    CLI::App& command = *profile.add_subcommand(name, help);
    add_common(command, request.common);
    command.callback([&request, run] {
      request.run = [&request, run](core::Clock&) {
        request.profile.common = request.common;
        return run(request.profile);
      };
    });
    return command;
  };
  add("list", "names of all profiles", run_profile_list);
  add("export", "everything about --profile NAME to a file", run_profile_export)
      .add_option("--out", options.file, "file to write")
      ->required()
      ->option_text("FILE.json");
  add("import", "a profile from such a file; --profile NAME calls it so", run_profile_import)
      .add_option("FILE", options.file, "as `attune profile export` wrote it")
      ->required()
      ->option_text(" ");
  add("delete", "everything about --profile NAME, for good", run_profile_delete)
      .add_flag("--yes", options.confirmed, "really");
}

void add_analyze(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand(
      "analyze", "every frame of sources to CSV or JSON lines; needs no window");
  AnalyzeOptions& analyze = request.analyze;
  command.add_option("SOURCE", analyze.sources, kSourceHelp)->required()->option_text("...");
  command
      .add_option("--out", analyze.out,
                  "file to write; a folder for several sources. An earlier file of that name is "
                  "kept as FILE~")
      ->required()
      ->option_text("FILE.csv|FILE.jsonl|DIR");
  const std::map<std::string, report::Format> formats{{"csv", report::Format::csv},
                                                      {"jsonl", report::Format::json_lines},
                                                      {"openface", report::Format::openface}};
  command
      .add_option("--format", analyze.format,
                  "csv, jsonl, or openface (CSV with the column names of OpenFace 2.2); default: "
                  "by the ending of --out")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->option_text("csv|jsonl|openface");
  command.add_flag("--points", analyze.points, "also every landmark, in pixels of the picture");
  add_common(command, request.common);
  command.callback([&request] {
    request.run = [&request](core::Clock& clock) {
      request.analyze.common = request.common;
      return run_analyze(request.analyze, clock);
    };
  });
}

// --json without a name means standard output.
void add_json(CLI::App& command, std::optional<std::string>& json) {
  command.add_option("--json", json, "the numbers as JSON, to a file or (no name, or -) here")
      ->expected(0, 1)
      ->default_str("-")
      ->option_text("[FILE]");
}

void add_bench(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand(
      "bench", "speed of every stage, start-up time, memory and processor time");
  BenchOptions& bench = request.bench;
  const CLI::Option* source =
      command.add_option("SOURCE", bench.source, std::string(kSourceHelp) + ". Default: the demo")
          ->option_text(" ");
  add_json(command, bench.json);
  command
      .add_option("--frames", bench.frames,
                  "how many; a file that is shorter is repeated (default: the source once)")
      ->check(CLI::Range(1, 100'000'000).description(""))
      ->option_text("N");
  add_common(command, request.common);
  command.callback([&request, source] {
    request.run = [&request, source](core::Clock& clock) {
      BenchOptions& options = request.bench;
      options.common = request.common;
      if (source->count() == 0 && options.json && names_source(*options.json)) {
        options.source = *options.json;
        options.json = "-";
      }
      return run_bench(options, clock);
    };
  });
}

void add_evaluate_cues(CLI::App& evaluate, Request& request) {
  CLI::App& command = *evaluate.add_subcommand(
      "cues", "eye contact, eyes, brows and mouth against ratings of whole photos");
  EvaluateCuesOptions& options = request.evaluate_cues;
  command.add_option("--images", options.images, "folder of the pictures")
      ->required()
      ->check(CLI::ExistingDirectory.description(""))
      ->option_text("DIR");
  command
      .add_option(
          "--ratings", options.ratings,
          "CSV: image and rated columns such as gaze or mouth_open; empty cells are skipped")
      ->required()
      ->option_text("FILE");
  add_json(command, options.json);
  command
      .add_option("--details", options.details,
                  "also a CSV with a row a picture: ratings, answers, cues and landmarks")
      ->option_text("FILE");
  add_common(command, request.common);
  command.callback([&request] {
    request.run = [&request](core::Clock& clock) {
      request.evaluate_cues.common = request.common;
      return run_evaluate_cues(request.evaluate_cues, clock);
    };
  });
}

void add_evaluate_expression(CLI::App& evaluate, Request& request) {
  CLI::App& command =
      *evaluate.add_subcommand("expression", "expression of face crops against people's votes");
  EvaluateExpressionOptions& options = request.evaluate_expression;
  command.add_option("--images", options.images, "folder of face crops, 48x48 grey")
      ->required()
      ->check(CLI::ExistingDirectory.description(""))
      ->option_text("DIR");
  command
      .add_option("--labels", options.labels, "CSV: file and ten columns of votes, or file,label")
      ->required()
      ->option_text("FILE");
  command.add_option("--classes", options.classes, "only these may be answered")
      ->option_text("A,B,...");
  add_json(command, options.json);
  add_common(command, request.common);
  command.callback([&request] {
    request.run = [&request](core::Clock& clock) {
      request.evaluate_expression.common = request.common;
      return run_evaluate_expression(request.evaluate_expression, clock);
    };
  });
}

void add_evaluate(CLI::App& app, Request& request) {
  CLI::App& evaluate = *app.add_subcommand("evaluate", "accuracy against a labelled folder");
  evaluate.require_subcommand(1);
  add_evaluate_cues(evaluate, request);
  add_evaluate_expression(evaluate, request);
  CLI::App& command = *evaluate.add_subcommand(
      "landmarks", "68 points of every face, both backends unless --backend is given");
  EvaluateLandmarksOptions& options = request.evaluate;
  command.add_option("--images", options.images, "folder of the pictures")
      ->required()
      ->check(CLI::ExistingDirectory.description(""))
      ->option_text("DIR");
  command.add_option("--landmarks", options.landmarks, "CSV: image,x0,y0,...,x67,y67 in pixels")
      ->required()
      ->option_text("FILE");
  add_json(command, options.json);
  add_common(command, request.common);
  command.callback([&request, &command, &app] {
    request.run = [&request, &command, &app](core::Clock& clock) {
      request.evaluate.common = request.common;
      if (app.count("--backend") + command.count("--backend") > 0) {
        request.evaluate.only = request.common.backend;
      }
      return run_evaluate_landmarks(request.evaluate, clock);
    };
  });
}

void add_doctor(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand(
      "doctor", "cameras, models, graphics, permissions, disk: what is wrong and how to mend it");
  add_common(command, request.common);
  command.callback([&request] {
    request.run = [&request](core::Clock& clock) { return run_doctor(request.common, clock); };
  });
}

void set_up(CLI::App& app, Request& request) {
  app.set_version_flag("--version", "attune " ATTUNE_VERSION);
  app.require_subcommand(0, 1);
  add_watch(app, request);
  add_common(app, request.common);
  add_analyze(app, request);
  add_bench(app, request);
  add_evaluate(app, request);
  add_practice(app, request);
  add_profile(app, request);
  add_doctor(app, request);
  app.footer(
      "Without a command the window opens. Examples:\n"
      "  attune                              the first camera, or the demo\n"
      "  attune http://192.168.1.7:8080/video  a phone as camera\n"
      "  attune analyze talk.mp4 --out talk.csv\n"
      "  attune practice demo                a first lesson\n"
      "  attune doctor                       when something does not work\n"
      "Exit codes: 0 done, 1 failed (one line says what, where and what helps), 2 wrong usage.");
  request.run = [&request](core::Clock& clock) {
    request.watch.common = request.common;
    return run_watch(request.watch, clock);
  };
}

// Libraries print warnings about things that we report ourselves, in words that help.
void silence_libraries() { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); }

// A word that names no file but is nearly a command was meant as one.
void refuse_mistyped_command(const std::string& source) {
  std::error_code error;
  const std::string command = nearest_command(source);
  if (command.empty() || std::filesystem::exists(source, error)) return;
  throw core::Error(core::ErrorKind::usage,
                    fmt::format("there is no file and no command `{}`: did you mean `attune {}`?",
                                source, command));
}

int report_usage(const std::string& message) {
  std::string line = message.substr(0, message.find('\n'));
  fmt::print(stderr, "attune: {}; see attune --help\n", line);
  return 2;
}

int run_request(Request& request, core::Clock& clock) {
  try {
    refuse_mistyped_command(request.watch.source);
    cv::setNumThreads(request.common.threads);
    const int code = request.run(clock);
    if (std::fflush(stdout) != 0) {
      throw core::Error(core::ErrorKind::file, "cannot write standard output: is its disk full?");
    }
    return code;
  } catch (const core::Error& error) {
    fmt::print(stderr, "attune: {}\n", error.what());
    return error.kind() == core::ErrorKind::usage ? 2 : 1;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "attune: not enough memory; close other programs or use smaller pictures\n");
    return 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "attune: {} (this should not happen; please report it)\n", error.what());
    return 1;
  }
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, core::Clock& clock) {
  // A reader that went away, or a limit on file sizes, comes back as an error of write().
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);
  silence_libraries();
  CLI::App app(
      "Attune makes visible the social cues of a face: where the eyes look, brows, mouth, "
      "tension, posture.",
      "attune");
  Request request;
  set_up(app, request);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // what CLI11 wants
    app.parse(std::move(reversed));
  } catch (const CLI::Success& success) {  // --help, --version
    app.exit(success);
    return 0;
  } catch (const CLI::ParseError& error) {
    return report_usage(error.what());
  }
  return run_request(request, clock);
}

}  // namespace attune::app
