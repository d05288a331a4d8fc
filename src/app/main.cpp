#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/system_clock.hpp"

int main(int argc, char** argv) {
  attune::app::SystemClock clock;
  return attune::app::run_command_line(std::vector<std::string>(argv + 1, argv + argc), clock);
}
