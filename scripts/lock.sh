#!/usr/bin/env bash
# Renews requirements.lock and requirements-dev.lock from pyproject.toml (needs uv). Arguments go to uv, e.g. --upgrade.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lock() {
  uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet "$@"
}
lock --group build --output-file requirements-dev.lock --group dev "$@"
lock --group build --output-file requirements.lock --constraint requirements-dev.lock "$@"
