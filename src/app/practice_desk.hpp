#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/mark_round.hpp"
#include "app/moment_analyst.hpp"
#include "app/practice_session.hpp"
#include "capture/source.hpp"
#include "core/clock.hpp"
#include "pipeline/analyzer.hpp"
#include "store/practice_log.hpp"
#include "store/store.hpp"

namespace attune::app {

struct PracticeOptions {
  std::string assets_root;
  std::string data_dir;                // of the store and own lessons; empty: nothing is kept
  std::optional<std::string> profile;  // empty: the usual one
  // A lesson (.json), marks (.csv) or `demo`; empty: every lesson there is.
  std::string lesson;
  capture::SourceOptions capture;
  pipeline::AnalyzerOptions analyzer;
  std::optional<MarkOptions> mark;  // begin with marking moments
};

// Lessons from files: the chosen one; else those of assets/lessons and then of DATA_DIR/lessons. A
// damaged lesson that was not asked for is left out and named in `trouble`. Throws core::Error when
// the chosen one cannot be read, or when there is none at all.
std::vector<LoadedLesson> load_lessons(const PracticeOptions& options, std::string& trouble);

// Everything that practising needs, put together: lessons, clips, the learner's store.
class PracticeDesk {
 public:
  // Throws core::Error when there is no lesson. A store that cannot be opened is told by the
  // session's notice, and nothing is kept.
  PracticeDesk(const PracticeOptions& options, core::Clock& clock);

  PracticeSession& session() { return *session_; }

  // Offers to mark moments of `source`, when that is a clip, a picture or a folder of them and a
  // data folder is there to keep the lesson in; else takes the offer back. Cheap when it is the
  // same source as before.
  void offer_marking(const std::string& source);

 private:
  std::string data_dir_;
  core::Clock& clock_;
  MomentLoader::Opener open_;
  std::string marked_;  // the source that was asked for last
  std::optional<store::Store> store_;
  std::optional<store::PracticeLog> log_;
  std::unique_ptr<MomentLoader> loader_;
  std::unique_ptr<MomentAnalyst> analyst_;
  std::unique_ptr<PracticeSession> session_;  // last: it uses the others
};

}  // namespace attune::app
