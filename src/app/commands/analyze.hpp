#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "core/clock.hpp"
#include "report/analysis_writer.hpp"

namespace attune::app {

struct AnalyzeOptions {
  CommonOptions common;
  std::vector<std::string> sources;
  std::string out;  // a file for one source; a folder for several
  std::optional<report::Format> format;
  bool points = false;
};

// One source and the file that its analysis goes to.
struct AnalyzeJob {
  std::string source;
  std::string out;
};

// The format: as asked for, else by the ending of --out (.csv, .jsonl), else CSV. Throws
// core::Error{usage} for an ending that is neither when nothing was asked for.
report::Format choose_format(const AnalyzeOptions& options);

// Which file each source goes to. With one source `out` is the file, unless it is a folder or ends
// in "/". With several it is a folder and each file is called like its source; sources of the same
// name get a number. Throws core::Error{usage} when several sources should go to one file.
std::vector<AnalyzeJob> plan_jobs(const AnalyzeOptions& options);

// Every frame of every source to files. Sources run side by side, one on each core. Gives the exit
// code: 1 when a source failed (the others go on) or when Ctrl-C cut a file short; the files hold
// whole rows all the same. A camera or stream has no end, so Ctrl-C ends it well: 0.
int run_analyze(const AnalyzeOptions& options, core::Clock& clock);

}  // namespace attune::app
