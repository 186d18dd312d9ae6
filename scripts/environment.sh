# Sourced by the other scripts: makes the virtual environment .venv (or $DETENTE_VENV) with the packages of one lock
# file, every one checked by its hash, and Détente itself. Does nothing when that has been done already.
#
#   environment LOCKFILE

environment() {
  local lock=$1 venv=${DETENTE_VENV:-.venv} python stamp
  stamp=$venv/installed-$(basename "$lock")
  if [[ -f $stamp ]] && cat "$lock" pyproject.toml | cmp --quiet - "$stamp"; then
    PATH=$(cd "$venv/bin" && pwd):$PATH
    return
  fi
  python=$(find_python) || return
  if [[ ! -x $venv/bin/python ]]; then
    echo "Making the virtual environment $venv with $("$python" --version) ..." >&2
    # Some systems ship Python without ensurepip: then their own pip installs into the environment.
    "$python" -m venv "$venv" 2>/dev/null || "$python" -m venv --clear --without-pip "$venv" || return
  fi
  local -a pip=("$venv/bin/python" -m pip)
  "${pip[@]}" --version >/dev/null 2>&1 || pip=("$python" -m pip --python "$venv/bin/python")
  echo "Installing the packages of $lock ..." >&2
  "${pip[@]}" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock" || return
  "${pip[@]}" install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . || return
  cat "$lock" pyproject.toml >"$stamp"
  PATH=$(cd "$venv/bin" && pwd):$PATH
}

find_python() {
  local python
  for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
    if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  echo "Détente needs Python 3.11, 3.12 or 3.13; name it: PYTHON=/path/to/python3.11 bash $0" >&2
  return 1
}
