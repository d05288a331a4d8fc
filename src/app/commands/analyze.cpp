#include "app/commands/analyze.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <set>
#include <thread>

#include "app/analysis_run.hpp"
#include "app/assets.hpp"
#include "app/interrupt.hpp"
#include "app/profile_memory.hpp"
#include "app/progress.hpp"
#include "app/settings.hpp"
#include "core/error.hpp"
#include "vision/landmark_map.hpp"

namespace attune::app {
namespace {

namespace fs = std::filesystem;

const char* ending(report::Format format) {
  return format == report::Format::json_lines ? ".jsonl" : ".csv";
}

bool names_folder(const std::string& path) {
  std::error_code error;
  return path.ends_with('/') || fs::is_directory(path, error);
}

// "clips/one.mp4" -> "one", "/dev/video0" -> "video0", "http://host/cam" -> "cam".
std::string file_stem(const std::string& source) {
  std::string trimmed = source.substr(0, source.find_last_not_of('/') + 1);
  if (source.find("://") != std::string::npos) trimmed = trimmed.substr(0, trimmed.find('?'));
  std::string stem = fs::path(trimmed).stem().string();
  if (stem.empty() || stem == "." || stem == "..") stem = "source";
  return stem;
}

// The neutral face that is kept under the profile's name, if one was given.
std::shared_ptr<const core::PersonalNeutral> neutral_of(const CommonOptions& common) {
  if (!common.profile) return nullptr;
  ProfileMemory memory(common.data_dir ? fs::path(*common.data_dir) : default_data_dir(),
                       *common.profile);
  memory.load();
  return memory.neutral();
}

// One run of the command: what its workers share.
class AnalyzeRun {
 public:
  AnalyzeRun(const AnalyzeOptions& options, core::Clock& clock)
      : clock_(clock), jobs_(plan_jobs(options)) {
    const Assets assets = find_assets(options.common.assets_dir);
    analyzer_ = analyzer_options(options.common, assets);
    analyzer_.neutral = neutral_of(options.common);
    capture_ = source_options(options.common, assets);
    writer_.format = choose_format(options);
    writer_.points = options.points;
    writer_.points_68 = [](const core::Face& face) { return vision::to_68(face); };
    writer_.run.version = ATTUNE_VERSION;
    writer_.run.backend = options.common.backend;
    writer_.run.models = model_sums(analyzer_.vision);
  }

  int run() {
    // All are opened before any work is done: a wrong name is told at once, and the bar knows the
    // total. Only a single one stays open, since there may be hundreds.
    std::optional<std::int64_t> total = 0;
    for (const AnalyzeJob& job : jobs_) {
      std::unique_ptr<capture::FrameSource> source = open(job);
      if (!source) continue;
      const std::optional<int> frames = source->info().frame_count;
      total = total && frames ? std::optional(*total + *frames) : std::nullopt;
      can_open_.push_back(job);
      if (jobs_.size() == 1) single_ = std::move(source);
    }
    progress_ = std::make_unique<Progress>(total, ::isatty(STDERR_FILENO) == 1, clock_);
    const int workers = std::min(usable_cores(), static_cast<int>(can_open_.size()));
    {
      std::vector<std::jthread> threads;
      for (int i = 1; i < workers; ++i) threads.emplace_back([this] { work(); });
      work();
    }
    progress_.reset();
    return exit_code_;
  }

 private:
  std::unique_ptr<capture::FrameSource> open_source(const AnalyzeJob& job) {
    return capture::open_source(job.source, capture_, clock_);
  }

  // Null when it cannot be opened, which has then been told.
  std::unique_ptr<capture::FrameSource> open(const AnalyzeJob& job) {
    try {
      return open_source(job);
    } catch (const core::Error& error) {
      if (jobs_.size() == 1) throw;
      fmt::print(stderr, "attune: {}\n", error.what());
      exit_code_ = 1;
      return nullptr;
    }
  }

  // A worker: takes jobs until there are none.
  void work() {
    while (true) {
      const std::size_t i = next_job_++;
      if (i >= can_open_.size() || interrupt_.requested()) return;
      try {
        const auto source = single_ ? std::move(single_) : open_source(can_open_[i]);
        analyse(can_open_[i], *source);
      } catch (const std::exception& error) {
        progress_->say(fmt::format("attune: {}", error.what()));
        exit_code_ = 1;
      }
    }
  }

  void analyse(const AnalyzeJob& job, capture::FrameSource& source) {
    const double start_s = clock_.now_s();
    pipeline::Analyzer analyzer(analyzer_, clock_);
    report::WriterOptions writer_options = writer_;
    writer_options.run.source = job.source;
    report::AnalysisWriter writer(job.out, writer_options);
    if (!writer.file().kept_earlier_as().empty()) {
      progress_->say(
          fmt::format("the earlier {} is now {}", job.out, writer.file().kept_earlier_as()));
    }
    RunHooks hooks;
    hooks.stop = [this] { return interrupt_.requested(); };
    hooks.wait = [this](double seconds) { return interrupt_.wait_for(seconds); };
    hooks.result = [&](const core::FrameAnalysis& analysis) {
      writer.write(analysis);
      progress_->add_frames(1);
    };
    hooks.lost = [&](const capture::SourceLost& lost) {
      progress_->say(fmt::format("{} (trying again in {:.1f} s)", lost.message, lost.retry_in_s));
    };
    const RunCounts counts = run_source(source, analyzer, hooks, clock_);
    tell(job, source.info(), counts, clock_.now_s() - start_s);
  }

  void tell(const AnalyzeJob& job, const capture::SourceInfo& info, const RunCounts& counts,
            double seconds) {
    if (!info.note.empty()) progress_->say(fmt::format("{}: {}", info.name, info.note));
    const double share = counts.frames == 0 ? 0.0
                                            : 100.0 * static_cast<double>(counts.with_face) /
                                                  static_cast<double>(counts.frames);
    progress_->say(fmt::format("{}: {} frame{} in {:.1f} s, with a face {} ({:.1f} %) -> {}",
                               info.name, counts.frames, counts.frames == 1 ? "" : "s", seconds,
                               counts.with_face, share, job.out));
    if (!counts.ended && !info.live) {
      progress_->say(
          fmt::format("attune: stopped before the end of {}; {} holds the first {} "
                      "frames; run the command again for all",
                      info.name, job.out, counts.frames));
      exit_code_ = 1;
    }
  }

  core::Clock& clock_;
  std::vector<AnalyzeJob> jobs_;
  pipeline::AnalyzerOptions analyzer_;
  capture::SourceOptions capture_;
  report::WriterOptions writer_;
  Interrupt interrupt_;
  std::vector<AnalyzeJob> can_open_;
  std::unique_ptr<capture::FrameSource> single_;
  std::unique_ptr<Progress> progress_;
  std::atomic<std::size_t> next_job_ = 0;
  std::atomic<int> exit_code_ = 0;
};

}  // namespace

report::Format choose_format(const AnalyzeOptions& options) {
  if (options.format) return *options.format;
  if (names_folder(options.out) || options.sources.size() > 1) return report::Format::csv;
  const std::string extension = fs::path(options.out).extension().string();
  if (extension == ".jsonl" || extension == ".ndjson") return report::Format::json_lines;
  if (extension == ".csv") return report::Format::csv;
  std::error_code error;
  if (fs::exists(options.out, error) && !fs::is_regular_file(options.out, error)) {
    return report::Format::csv;  // /dev/stdout, a pipe
  }
  throw core::Error(core::ErrorKind::usage,
                    fmt::format("cannot tell the format of {}: end its name in .csv or .jsonl, or "
                                "add --format",
                                options.out));
}

std::vector<AnalyzeJob> plan_jobs(const AnalyzeOptions& options) {
  if (options.sources.size() == 1 && !names_folder(options.out)) {
    return {{options.sources[0], options.out}};
  }
  std::error_code error;
  if (fs::exists(options.out, error) && !fs::is_directory(options.out, error)) {
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("{} is a file, but several sources need a folder; give one with "
                                  "--out DIR",
                                  options.out));
  }
  const std::string extension = fs::path(options.out).extension().string();
  if (!names_folder(options.out) && (extension == ".csv" || extension == ".jsonl")) {
    throw core::Error(core::ErrorKind::usage,
                      fmt::format("several sources cannot go to the one file {}; give a folder "
                                  "with --out DIR, each source gets its file there",
                                  options.out));
  }
  fs::create_directories(options.out, error);
  if (error) {
    throw core::Error(core::ErrorKind::file,
                      fmt::format("cannot make the folder {}: {}; choose another place with --out",
                                  options.out, error.message()));
  }
  std::vector<AnalyzeJob> jobs;
  std::set<std::string> taken;
  for (const std::string& source : options.sources) {
    const std::string stem = file_stem(source);
    std::string name = stem;
    for (int i = 2; !taken.insert(name).second; ++i) name = fmt::format("{}-{}", stem, i);
    jobs.push_back(
        {source, (fs::path(options.out) / name).string() + ending(choose_format(options))});
  }
  return jobs;
}

int run_analyze(const AnalyzeOptions& options, core::Clock& clock) {
  return AnalyzeRun(options, clock).run();
}

}  // namespace attune::app
