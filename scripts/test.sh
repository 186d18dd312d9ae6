#!/usr/bin/env bash
# Sets up .venv from requirements-dev.lock and runs the tests. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/environment.sh
environment requirements-dev.lock
exec python -m pytest "$@"
