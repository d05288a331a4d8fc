# What tools/run and tools/test do before their own work: packages, assets, build. Sourced, not run.
# Every step first looks whether there is anything to do, so that a second start is quick.

# The tools must not depend on whatever python3 or compiler wrapper a user has put on PATH.
readonly PYTHON=/usr/bin/python3
NO_INSTALL=no
OFFLINE=

say() { printf '== %s\n' "$*" >&2; }
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# take_option ARGS...: reads one option of the preparation. Sets TAKEN to the number of words it used,
# 0 for a word that is not ours.
take_option() {
  case $1 in
    --no-install) NO_INSTALL=yes TAKEN=1 ;;
    --offline)
      [[ $# -ge 2 && -n $2 ]] || die "--offline needs a folder: --offline DIR"
      [[ -d $2 ]] || die "--offline: there is no folder $2"
      OFFLINE=$(cd "$2" && pwd) TAKEN=2
      ;;
    *) TAKEN=0 ;;
  esac
}

# Names in packages.txt that this machine lacks, one a line.
missing_packages() {
  local package condition command _ wanted=()
  while read -r package condition command _; do
    [[ -n $package ]] || continue
    [[ $condition == unless ]] && command -v "$command" >/dev/null && continue
    wanted+=("$package")
  done < <(sed 's/#.*//' "$ROOT/tools/packages.txt")
  comm -13 <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
    sed -n 's/^installed //p' | sort -u) <(printf '%s\n' "${wanted[@]}" | sort -u)
}

# Turns apt's log into one counter: a line of its own now and then, or one that is written over.
show_apt_progress() {
  local line total=0 unpacked=0 ready=0
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$1"
    case $line in
      *' newly installed'*) total=$(sed -E 's/.*, ([0-9]+) newly.*/\1/' <<<"$line") ;;
      'Need to get'*) printf '   %s packages. %s\n' "$total" "$line" >&2 ;;
      'Unpacking '*) unpacked=$((unpacked + 1)) ;;&
      'Setting up '*) ready=$((ready + 1)) ;;&
      'Unpacking '* | 'Setting up '*)
        if [[ -t 2 ]]; then
          printf '\r   unpacked %d, ready %d of %d ' "$unpacked" "$ready" "$total" >&2
        elif (((unpacked + ready) % 200 == 0)); then
          printf '   unpacked %d, ready %d of %d\n' "$unpacked" "$ready" "$total" >&2
        fi
        ;;
    esac
  done
  if [[ -t 2 && $unpacked -gt 0 ]]; then echo >&2; fi
}

# apt_get ARGS...: as root or through sudo, asking nothing; all that it says goes to the log.
apt_get() {
  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then as_root=(sudo); fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -o Dpkg::Use-Pty=0 "$@" \
    </dev/null 2>&1 | show_apt_progress "$APT_LOG"
}

install_packages() {
  local missing line
  if ! command -v dpkg-query >/dev/null; then
    [[ $NO_INSTALL == yes ]] && return
    die "this is not a Debian system: install what tools/packages.txt names and add --no-install"
  fi
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  line="apt-get install --no-install-recommends ${missing[*]}"
  if [[ $NO_INSTALL == yes ]]; then
    printf 'Missing packages. As root:\n%s\n' "$line"
    exit 1
  fi
  if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then
    die "packages are missing and there is no sudo here. As root: $line"
  fi
  APT_LOG=$ROOT/build/logs/apt.log
  mkdir -p "$(dirname "$APT_LOG")"
  : >"$APT_LOG"
  say "installing ${#missing[@]} Debian packages and what they need (log: $APT_LOG)"
  # Lists that are there usually do; old or empty ones are renewed, then tried again.
  if ! apt_get install -y --no-install-recommends "${missing[@]}"; then
    say "renewing the package lists"
    if ! apt_get update || ! apt_get install -y --no-install-recommends "${missing[@]}"; then
      grep -E '^(E|Err|W):' "$APT_LOG" | tail -n 5 >&2
      die "could not install the packages (log: $APT_LOG). Is there a network? As root: $line"
    fi
  fi
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -eq 0 ]] || die "apt-get left out: ${missing[*]} (log: $APT_LOG)"
}

fetch_assets() {
  local options=()
  if [[ -n $OFFLINE ]]; then options=(--offline "$OFFLINE"); fi
  "$PYTHON" "$ROOT/tools/fetch_assets" "${options[@]}" >&2 || exit 1
}

build_jobs() {
  # A compiler at work on dlib or OpenCV headers takes up to 1 GB.
  local jobs gigabytes
  jobs=$(nproc)
  gigabytes=$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
  if ((gigabytes < jobs)); then jobs=$gigabytes; fi
  echo $((jobs > 0 ? jobs : 1))
}

# build PRESET [TARGET...]: configures when that was not done yet; ninja sees to the rest.
build() {
  local preset=$1 folder=$ROOT/build/$1 log=$ROOT/build/logs/configure-$1.log
  shift
  # A build folder that was made for another place (the folder was moved or copied) cannot be used.
  if [[ -f $folder/CMakeCache.txt ]] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ROOT" "$folder/CMakeCache.txt"; then
    rm -rf "$folder"
  fi
  if [[ ! -f $folder/build.ninja ]]; then
    say "configuring ($preset)"
    mkdir -p "$(dirname "$log")"
    if ! (cd "$ROOT" && cmake --preset "$preset") >"$log" 2>&1; then
      grep -A 6 'CMake Error' "$log" >&2 || tail -n 20 "$log" >&2
      die "configuring failed (log: $log)"
    fi
  fi
  # With nothing to do, ninja says so on a line that nobody needs.
  if [[ $(ninja -C "$folder" -n "$@" 2>/dev/null | tail -n 1) == 'ninja: no work to do.' ]]; then
    return
  fi
  say "building ($preset, $(build_jobs) at a time)"
  ninja -C "$folder" -j "$(build_jobs)" "$@" >&2 || die "the build failed; the first error stands above"
}

# prepare PRESET [TARGET...]
prepare() {
  install_packages
  fetch_assets
  build "$@"
}

# under_display CMD...: runs it on a display of its own, in memory.
under_display() {
  command -v xvfb-run >/dev/null || die "xvfb-run is missing: apt-get install xvfb xauth"
  xvfb-run -a -s '-screen 0 1920x1200x24 -noreset' "$@"
}
